"""Bad input of every kind meets a clear refusal: never a failure of ours, never a trace."""

import dataclasses
import itertools
from urllib.parse import urlsplit

import pytest
from werkzeug.test import TestResponse

import petition
from petition.web.forms import form_token
from tests import databases, factories
from tests.faults import hostile
from tests.visitor import open_to_visitors

SIGN = "/it/chinahearts/sign"
FIELDS = ("name", "city", "affiliation", "comment", "country", "visibility", "consent", "source")
READ_WITH_PARAMETERS = (
    ("/it/chinahearts/signatures", "after"),
    ("/api/v1/campaigns/chinahearts/signatures", "after"),
    ("/api/v1/campaigns/chinahearts/signatures", "limit"),
    ("/api/v1/campaigns/chinahearts/ledger", "after"),
    ("/api/v1/campaigns/chinahearts/messages", "after"),
    ("/api/v1/campaigns/chinahearts/messages", "kind"),
    ("/it/chinahearts/messages", "after"),
    ("/it/chinahearts/messages", "language"),
    ("/it/chinahearts/messages", "q"),
    ("/api/v1/counts", "campaigns"),
    ("/it/chinahearts/", "source"),
    ("/static/css/site.css", "v"),
)


@pytest.fixture(autouse=True)
def campaign(app) -> str:
    """Every address exists, and someone has signed and been counted."""
    slug = factories.given_campaign()
    factories.sign_and_confirm("first@example.org")
    return slug


def filled(**fields: object) -> dict[str, object]:
    """The sign form as our page draws it, with these fields instead of good ones."""
    good = {"name": "Anna Prova", "email": "anna@example.org", "country": "IT", "consent": "1"}
    return {**good, "token": form_token.draw(), **fields}


def assert_calm(answer: TestResponse) -> None:
    """A refusal says what is wrong; whatever it is, it is no failure and tells no secret."""
    said = answer.get_data()
    assert answer.status_code < 500, (answer.request.path[:200], said[-1000:])
    assert b"Traceback" not in said
    assert b"root:" not in said
    is_refused_page = answer.status_code >= 400 and answer.mimetype == "text/html"
    assert not is_refused_page or answer.request.method == "HEAD" or b"<h1" in said


def test_no_text_in_any_field_breaks_the_form(client):
    for field, word in itertools.product(FIELDS, hostile.WORDS):
        answer = client.post(SIGN, data=filled(**{field: word}))

        assert_calm(answer)
        assert answer.status_code in (303, 422, 413)


def test_no_address_breaks_the_form_or_smuggles_a_second_recipient(client):
    answers = [client.post(SIGN, data=filled(email=email)) for email in hostile.ADDRESSES]

    for answer in answers:
        assert_calm(answer)
    assert {answer.status_code for answer in answers} == {303, 422}
    for email in ("a@b.org,c@d.org", "a@b.org;c@d.org", "a@b.org\nBcc: c@d.org", "a@b.org\u2028"):
        assert client.post(SIGN, data=filled(email=email)).status_code == 422


def test_no_form_token_breaks_the_form(client):
    for token in ("", "x", "-", "--", "²-", "0-" + "0" * 24, "f" * 9000, "\x00"):
        answer = client.post(SIGN, data=filled(token=token))

        assert_calm(answer)
        assert answer.status_code == 422


def test_repeated_fields_are_one_field(client):
    answer = client.post(SIGN, data=filled(name=["Anna Prova"] * 3, email=["a@b.org", "c@d.org"]))

    assert_calm(answer)
    assert answer.status_code == 303


@pytest.mark.parametrize(("path", "name"), READ_WITH_PARAMETERS)
def test_no_parameter_breaks_an_address(client, path, name):
    for value in (*hostile.NUMBERS, *hostile.WORDS[:-1]):
        assert_calm(client.get(path, query_string={name: value}))
    for query in (f"{name}=1&{name}=2", f"{name}[]=1", f"{name}=%ff", f"{name}=%", f"%00={name}"):
        assert_calm(client.get(f"{path}?{query}"))


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PROPFIND"])
def test_no_path_leads_astray(client, method):
    for path in hostile.PATHS:
        answer = client.open(path, method=method)

        assert_calm(answer)
        assert urlsplit(answer.location or "").netloc in ("", "localhost")


@pytest.mark.parametrize(
    "path", ["/", "/it/chinahearts/", "/it/chinahearts/thank-you", "/api/v1/campaigns", "/nowhere"]
)
def test_no_header_breaks_a_page(client, path):
    for headers in hostile.HEADERS:
        answer = client.get(path, headers=headers)

        assert_calm(answer)
        assert b"evil.example" not in answer.get_data()
        assert "evil.example" not in answer.headers.get("Location", "")


def test_no_header_breaks_the_form(client):
    for headers in hostile.HEADERS:
        assert_calm(client.post(SIGN, data=filled(), headers=headers))


def test_a_foreign_host_is_refused(client):
    for host in ("evil.example", "", "127.0.0.1:8000.evil.example", "[::1"):
        answer = client.get("/it/chinahearts/", headers={"Host": host})

        assert answer.status_code == 400


@pytest.mark.parametrize("path", [SIGN, "/it/confirm/x", "/api/v1/campaigns", "/healthz"])
def test_no_body_breaks_any_address(client, path):
    for kind, body in hostile.BODIES:
        for method in ("POST", "GET"):
            assert_calm(client.open(path, method=method, data=body, content_type=kind))


def test_what_is_far_too_large_is_refused_as_such(client):
    bodies = [b"name=" + b"x" * 10_000_000, b"&".join(b"f%d=1" % n for n in range(20_000))]

    answers = [client.post(SIGN, data=body, content_type=hostile.BODIES[0][0]) for body in bodies]

    assert [answer.status_code for answer in answers] == [413, 413]


def test_a_method_named_in_the_form_is_only_a_word(client):
    answer = client.post("/it/chinahearts/", data={"_method": "DELETE"})
    signed = client.post(SIGN + "?_method=DELETE", data=filled(_method="PUT"))

    assert (answer.status_code, signed.status_code) == (405, 303)


def test_no_word_of_a_proxy_breaks_the_form(settings):
    behind = open_to_visitors(petition.create_app(dataclasses.replace(settings, trusted_proxies=1)))

    with behind.app_context():
        for said in (
            "unknown",
            "1.2.3.4:5678",
            "[2001:db8::1]:443",
            "fe80::1%eth0",
            "",
            "x" * 5000,
        ):
            headers = {"X-Forwarded-For": said, "X-Forwarded-Proto": "gopher"}
            assert_calm(behind.test_client().post(SIGN, data=filled(), headers=headers))
    databases.close(behind)
