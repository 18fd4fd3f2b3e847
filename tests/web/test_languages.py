"""Which language a visitor is sent to, and which one each page says it is in."""

import pytest

from tests import factories
from tests.pages import Page

STORES = ["sqlite"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("it", "it"),
        ("en-US,en;q=0.9,it;q=0.1", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("zh-TW", "zh"),
        ("zh-Hans-CN", "zh"),
        ("zh-HK;q=0.9", "zh"),
        ("de;q=0.9, zh;q=0.8, it;q=0.1", "zh"),
        ("it;q=0, en;q=0.1", "en"),
        ("fr", "it"),
        ("fr-CA,pt;q=0.8", "it"),
        ("*", "it"),
        ("", "it"),
        ("x" * 4000, "it"),
        (";;;,,q=banana", "it"),
    ],
)
def test_the_first_address_leads_to_the_language_that_the_browser_asks_for(
    client, accepted, language
):
    response = client.get("/", headers={"Accept-Language": accepted})

    assert (response.status_code, response.location) == (302, f"/{language}/")
    assert response.headers["Vary"] == "Accept-Language"


def test_without_a_wish_the_default_language_speaks(visitor_of):
    client = visitor_of(languages=("en", "zh"), default_language="en")

    assert client.get("/").location == "/en/"
    assert client.get("/", headers={"Accept-Language": "it"}).location == "/en/"


def test_a_language_that_the_instance_does_not_offer_is_not_there(campaign, visitor_of):
    client = visitor_of(languages=("en", "zh"), default_language="en")

    assert client.get("/it/").status_code == 404
    assert client.get("/zh/").status_code == 200


@pytest.mark.parametrize(("language", "tag"), [("it", "it"), ("en", "en"), ("zh", "zh-Hans")])
def test_each_page_says_its_language(client, campaign, language, tag):
    for path in ("", "chinahearts/", "chinahearts/signatures", "privacy", "accessibility"):
        (html,) = Page(client.get(f"/{language}/{path}").text).all("html")
        assert html.attributes["lang"] == tag


def test_the_language_switch_leads_to_the_same_page(client, campaign):
    page = Page(client.get("/it/chinahearts/signatures").text)

    switch = {
        a.attributes["hreflang"]: a.attributes["href"]
        for a in page.all("a")
        if "hreflang" in a.attributes
    }

    assert switch == {
        "en": "/en/chinahearts/signatures",
        "zh-Hans": "/zh/chinahearts/signatures",
    }


@pytest.mark.parametrize(("accepted", "tag"), [("zh-TW", "zh-Hans"), ("en", "en"), ("fr", "it")])
def test_an_error_outside_of_any_language_speaks_that_of_the_browser(client, accepted, tag):
    response = client.get("/nowhere", headers={"Accept-Language": accepted})

    (html,) = Page(response.text).all("html")
    assert (response.status_code, html.attributes["lang"]) == (404, tag)


@pytest.mark.parametrize("missing", ["en", "zh"])
def test_where_a_text_is_missing_the_page_falls_back_and_says_so(client, app, missing):
    texts = factories.chinahearts().texts
    factories.given_campaign(texts={code: texts[code] for code in texts if code != missing})

    page = Page(client.get(f"/{missing}/chinahearts/").text)

    (heading,) = page.all("h1")
    assert (heading.text, heading.attributes["lang"]) == (texts["it"].title, "it")
    assert [e for e in page.elements if e.attributes.get("role") == "note"]


def test_a_page_in_the_language_of_its_campaign_marks_no_text_as_foreign(client, campaign):
    page = Page(client.get("/en/chinahearts/").text)

    (heading,) = page.all("h1")
    assert "lang" not in heading.attributes
    assert not [e for e in page.elements if e.attributes.get("role") == "note"]


def test_where_the_default_language_is_missing_too_the_page_still_has_its_texts(client, app):
    texts = factories.chinahearts().texts
    factories.given_campaign(texts={"zh": texts["zh"]}, default_language="zh")

    (heading,) = Page(client.get("/it/chinahearts/").text).all("h1")

    assert (heading.text, heading.attributes["lang"]) == (texts["zh"].title, "zh-Hans")
