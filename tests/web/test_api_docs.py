"""The page about the API says what the document says, in the reader's language."""

import shlex
from datetime import timedelta
from typing import Any

import pytest

from petition.rules import clock, webhooks
from tests import described
from tests.pages import Page

STORES = ["sqlite"]


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_every_operation_is_on_the_page_with_a_line_to_try(client, campaign, language):
    told = described.document(client)

    text = client.get(f"/{language}/api").text

    for path, methods in told["paths"].items():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in text
            assert path.replace("/", "/\u200b") in text
    assert "curl http://127.0.0.1:8000/api/v1/campaigns/chinahearts/count" in text
    assert "Authorization: Bearer" in text


def test_every_parameter_field_and_status_is_explained(client, campaign):
    told = described.document(client)
    (main,) = Page(client.get("/en/api").text).all("main")

    for methods in told["paths"].values():
        for operation in methods.values():
            for part in operation["parameters"]:
                assert part["description"] in main.text
            for status in operation["responses"]:
                assert status in main.text
    for name in ("total_signatures", "previous_hash", "body_html", "signed_at", "updates"):
        assert name in main.text


@pytest.mark.parametrize(("language", "word"), [("it", "Risposte"), ("zh", "响应")])
def test_the_page_speaks_the_readers_language(client, campaign, language, word):
    headings = [heading.text for heading in Page(client.get(f"/{language}/api").text).all("h3")]

    assert word in headings
    assert "Answers" not in headings


def test_the_page_leads_to_the_document_and_the_footer_to_the_page(client, campaign):
    assert 'href="/api/v1/openapi.json"' in client.get("/en/api").text
    assert 'href="/zh/api"' in client.get("/zh/chinahearts/").text


def test_the_lines_to_try_are_answered(client, campaign):
    codes = [element.text for element in Page(client.get("/en/api").text).all("code")]
    lines = [shlex.split(code) for code in codes if code.startswith("curl ")]

    reading = [words[1] for words in lines if len(words) == 2]
    statuses = {url: client.get(url.partition("8000")[2]).status_code for url in reading}
    assert (len(lines), len(reading)) == (12, 11)
    # The receipt of the example is nobody's.
    assert [url for url, status in statuses.items() if status == 404 and "/proof/" in url]
    assert [url for url, status in statuses.items() if status != 200 and "/proof/" not in url] == []


def test_without_a_campaign_there_is_a_page_too(client):
    assert client.get("/it/api").status_code == 200


def test_the_check_of_a_signature_on_the_page_is_right(client, campaign):
    (check,) = [
        "".join(code.pieces)
        for code in Page(client.get("/en/api").text).all("code")
        if "import hmac" in code.text
    ]
    known: dict[str, Any] = {}
    exec(check, known)  # noqa: S102 - the code that the page shows

    header = webhooks.signature("whsec_x", '{"a":1}', clock.now())
    assert known["is_ours"](header, b'{"a":1}', "whsec_x")
    assert not known["is_ours"](header, b'{"a":2}', "whsec_x")
    assert not known["is_ours"](header, b'{"a":1}', "whsec_y")
    late = webhooks.signature("whsec_x", "{}", clock.now() - timedelta(minutes=6))
    assert not known["is_ours"](late, b"{}", "whsec_x")
