"""The description of the API and the API itself say the same, down to each property."""

import json
import re

import pytest
import schemathesis

from petition.rules.decisions import Verdict
from petition.services import proving, sampling, sampling_messages
from petition.web.api.description import events
from petition.web.api.description.examples import EVENTS, EXAMPLES
from tests import described, factories, messages, staffed
from tests.partners import SIGNATURES, deliveries, given_partner, given_webhook, sign

CHINAHEARTS = "/campaigns/chinahearts"
LISTS = ("signatures", "messages", "ledger")
ROOTS = "/campaigns/{slug}/roots"
PROOF = "/campaigns/{slug}/proof/{receipt}"


@pytest.fixture
def told(client, campaign):
    """The document."""
    return described.document(client)


@pytest.fixture
def filled(campaign):
    """Signatures and messages of every kind."""
    sum(sampling.fill(sampling.Sample("chinahearts", 30)))
    sum(sampling_messages.fill(sampling.Sample("chinahearts", 30)))


def check(client, told, template: str, address: str = "") -> None:
    """A GET is answered as the document says of `template`."""
    response = client.get(described.ROOT + (address or template))
    name = described.schema_of(told, template, response)
    assert described.faults(told, name, response.json) == [], address or template


def test_the_document_is_openapi(told):
    schemathesis.openapi.from_dict(told).validate()

    assert told["openapi"] == "3.1.0"
    assert told["servers"] == [{"url": "http://127.0.0.1:8000/api/v1"}]


def test_every_address_of_the_api_is_described_and_nothing_else(app, told):
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in rules
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    told_of = {
        (described.ROOT + path, method)
        for path, methods in told["paths"].items()
        for method in methods
    }
    assert told_of == served


def test_every_parameter_that_a_view_reads_is_described_and_no_other(app, told):
    for path, methods in told["paths"].items():
        for operation in methods.values():
            view = app.view_functions[f"api.{operation['operationId']}"]
            read = set(re.findall(r"{(\w+)}", path)) | set(getattr(view, "arguments", ()))
            assert {each["name"] for each in operation["parameters"]} == read, path


def test_what_needs_a_key_says_so(app, told):
    for methods in told["paths"].values():
        for operation in methods.values():
            guard = app.view_functions[f"api.{operation['operationId']}"].guard
            assert ("security" in operation) == (guard == "partner")


@pytest.mark.parametrize("name", [*EXAMPLES, *EVENTS])
def test_every_example_is_as_its_schema_says(told, name):
    assert described.faults(told, name, (EXAMPLES | EVENTS)[name]) == []


def test_every_answer_is_as_described(client, told, filled):
    for part in ("", "/count", "/statistics", *(f"/{each}" for each in LISTS)):
        check(client, told, "/campaigns/{slug}" + part, CHINAHEARTS + part)
        check(client, told, "/campaigns/{slug}" + part, "/campaigns/nowhere" + part)
    for path in ("/campaigns", "/counts", "/openapi.json"):
        check(client, told, path)
    check(client, told, "/counts", "/counts?campaigns=chinahearts,nowhere")
    for part in LISTS:
        check(client, told, f"/campaigns/{{slug}}/{part}", f"{CHINAHEARTS}/{part}?after=x")
    for part in ("signatures", "messages"):
        check(client, told, f"/campaigns/{{slug}}/{part}", f"{CHINAHEARTS}/{part}?limit=3")


def test_roots_and_proofs_are_as_described(client, told):
    check(client, told, ROOTS, f"{CHINAHEARTS}/roots")
    gone, there = factories.sign_and_confirm("a@example.org"), factories.sign_and_confirm()
    receipts = [factories.receipt_of(each) for each in (gone, there)]
    factories.withdraw(gone)
    proving.close_days()

    for receipt in (*receipts, "junk"):
        check(client, told, PROOF, f"{CHINAHEARTS}/proof/{receipt}")
    for query in ("", "?before=1", "?before=x"):
        check(client, told, ROOTS, f"{CHINAHEARTS}/roots{query}")


def test_answers_about_people_who_told_little_are_as_described(client, told):
    for visibility in ("name", "initials", "anonymous"):
        address = f"{visibility}@example.org"
        factories.sign_and_confirm(address, visibility=visibility, country="")

    for part in ("signatures", "statistics", "count", "ledger"):
        check(client, told, f"/campaigns/{{slug}}/{part}", f"{CHINAHEARTS}/{part}")


def test_every_answer_to_a_partner_is_as_described(client, told):
    key = given_partner().key
    factories.given_campaign("over", state="closed")
    over = SIGNATURES.replace("chinahearts", "over")
    answers = [
        sign(client, key),
        sign(client, key, email="x"),
        sign(client, key, name="x" * 70_000),
        sign(client, "x"),
        sign(client, key, path=over),
        sign(client, key, path=SIGNATURES.replace("chinahearts", "nowhere")),
        client.post(SIGNATURES, data="{", headers={"Authorization": f"Bearer {key}"}),
    ]

    assert [answer.status_code for answer in answers] == [202, 422, 413, 401, 409, 404, 415]
    for answer in answers:
        name = described.schema_of(told, "/campaigns/{slug}/signatures", answer, "post")
        assert described.faults(told, name, answer.json) == []


def test_every_event_is_told_as_described(client, told):
    given_webhook("http://127.0.0.1:1/", given_partner().id)
    factories.sign_and_confirm()
    staffed.decide(Verdict.APPROVE, messages.write_and_confirm(), staffed.given_moderator())

    sent = {each.event: json.loads(each.body) for each in deliveries()}
    assert list(told["webhooks"]) == [event.value for event in sent] == list(events.WORDS)
    for event, body in sent.items():
        assert described.faults(told, events.WORDS[event][0], body) == []


def test_an_answer_that_is_still_right_is_described(client, told):
    etag = client.get(f"{described.ROOT}{CHINAHEARTS}/count").headers["ETag"]

    again = client.get(f"{described.ROOT}{CHINAHEARTS}/count", headers={"If-None-Match": etag})

    assert str(again.status_code) in told["paths"]["/campaigns/{slug}/count"]["get"]["responses"]


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_document_for_programs_is_in_english(client, campaign, language):
    answer = client.get(described.PATH, headers={"Accept-Language": language})

    assert answer.json["paths"]["/counts"]["get"]["summary"] == "Several counts"
    assert answer.headers["Cache-Control"].startswith("public")


def test_a_property_that_nobody_described_is_noticed(told):
    count = EXAMPLES["Count"]

    assert described.faults(told, "Count", count | {"secret": 1})
    assert described.faults(told, "Count", {**count, "goal": "many"})
    assert described.faults(told, "Count", {k: v for k, v in count.items() if k != "goal"})
