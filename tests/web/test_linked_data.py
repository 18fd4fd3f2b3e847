"""What a campaign's page tells machines, and that all forms of the count say the same."""

import dataclasses
import json

import pytest

from petition.rules.campaign_document import Elsewhere
from tests import factories
from tests.pages import Page

STORES = ["sqlite"]

PAGE = "/it/chinahearts/"
PUBLIC = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign with 700 signatures elsewhere."""


def linked_data(html: str) -> dict:
    """The block of data in a page, as a browser that knows no script would find it."""
    (block,) = [
        script
        for script in Page(html).all("script")
        if script.attributes.get("type") == "application/ld+json"
    ]
    return json.loads("".join(block.pieces))


def alt(html: str) -> str:
    """What the card says to who cannot see it."""
    every = [meta.attributes for meta in Page(html).all("meta")]
    return next(m["content"] for m in every if m.get("property") == "og:image:alt")


def test_the_page_tells_machines_what_it_is_and_how_many_have_signed(client):
    factories.sign_and_confirm()

    data = linked_data(client.get(PAGE).text)

    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "WebPage"
    assert data["url"] == f"{PUBLIC}{PAGE}"
    assert data["name"] == factories.chinahearts().texts["it"].title
    assert (data["inLanguage"], data["datePublished"]) == ("it", "2020-02-21")
    assert data["primaryImageOfPage"]["url"] == f"{PUBLIC}{PAGE}card.png"
    assert data["interactionStatistic"]["@type"] == "InteractionCounter"
    assert data["interactionStatistic"]["userInteractionCount"] == 701


def test_it_tells_them_of_no_person(client):
    factories.sign_and_confirm(name="Anna Prova", city="Napoli")

    said = json.dumps(linked_data(client.get(PAGE).text), ensure_ascii=False)

    people = [one.name for one in factories.chinahearts().endorsers if one.kind == "person"]
    assert [
        name for name in ["Anna Prova", "Napoli", "@example.org", *people] if name in said
    ] == []


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!--<script>", '"}]&lt;'])
def test_no_text_breaks_out_of_the_data(client, evil):
    texts = factories.chinahearts().texts
    italian = dataclasses.replace(texts["it"], title=evil, lead=evil)
    factories.given_campaign(texts=texts | {"it": italian})

    html = client.get(PAGE).text

    data = linked_data(html)
    assert (data["name"], data["description"]) == (evil, evil)
    assert "<script>alert" not in html
    assert "<!--<script" not in html


def test_every_form_shows_the_same_number(client):
    part = Elsewhere("change.org", "", 8628, factories.chinahearts().elsewhere[0].as_of)
    factories.given_campaign(elsewhere=(part,))
    factories.sign_and_confirm()

    html = client.get(PAGE).text
    (shown,) = [e for e in Page(html).elements if e.attributes.get("data-url")]
    api = client.get("/api/v1/campaigns/chinahearts/count").json["total_signatures"]
    data = linked_data(html)

    assert api == 8629
    assert client.get("/embed/chinahearts/count.txt").text == "8629\n"
    assert shown.text == "8.629"
    assert data["interactionStatistic"]["userInteractionCount"] == api
    assert data["primaryImageOfPage"]["caption"].startswith("8.629 firme")
    assert alt(html).startswith("8.629 firme")
    assert ">8.629 firme</text>" in client.get("/embed/chinahearts/badge.svg?lang=it").text
    snippet = Page(client.get(f"{PAGE}embed").text).all("textarea")[0].text
    assert ">8.629</petition-counter>" in snippet
