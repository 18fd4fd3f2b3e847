"""The card of a campaign: the picture, and what the pages say of it and of themselves."""

import dataclasses
import io
import json

import pytest
from PIL import Image

from petition.rules.campaign_document import Elsewhere
from petition.rules.states import CampaignState
from tests import factories, published
from tests.pages import Page
from tests.web import forms

ADDRESS = "/it/chinahearts/card.png"
PAGE = "/it/chinahearts/"
PUBLIC = "http://127.0.0.1:8000"


@pytest.fixture(params=["sqlite"])
def store(request):
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign with 700 signatures elsewhere."""


def metas(html: str) -> dict[str, str]:
    """What a page's meta elements say, by name or property."""
    every = [meta.attributes for meta in Page(html).all("meta")]
    return {m.get("property") or m.get("name", ""): m.get("content", "") for m in every}


def linked_data(html: str) -> dict:
    """The block of data in a page, as a browser that knows no script would find it."""
    (block,) = [
        script
        for script in Page(html).all("script")
        if script.attributes.get("type") == "application/ld+json"
    ]
    return json.loads("".join(block.pieces))


def renamed(**changes: object) -> None:
    """The campaign with other words in Italian."""
    texts = factories.chinahearts().texts
    italian = dataclasses.replace(texts["it"], **changes)
    factories.given_campaign(texts=texts | {"it": italian})


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_it_is_a_picture_of_the_size_that_networks_want(client, language):
    response = client.get(f"/{language}/chinahearts/card.png")

    image = Image.open(io.BytesIO(response.data))
    assert response.content_type == "image/png"
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(response.data) < 120_000


def test_each_language_has_its_own(client):
    drawn = {client.get(f"/{code}/chinahearts/card.png").data for code in ("it", "en", "zh")}

    assert len(drawn) == 3


def test_any_site_may_show_it_and_who_has_it_is_told_so(client):
    first = client.get(ADDRESS)

    again = client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"].startswith("public, max-age=60,")
    assert first.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert first.headers["ETag"].startswith('"')
    assert (again.status_code, again.data) == (304, b"")


def test_it_is_not_compressed_a_second_time(client):
    headers = client.get(ADDRESS, headers={"Accept-Encoding": "gzip"}).headers

    assert "Content-Encoding" not in headers
    assert "Vary" not in headers


def test_it_shows_another_count_soon_after_one_more_signature(client):
    before = client.get(ADDRESS).headers["ETag"]

    factories.sign_and_confirm()

    assert forms.eventually(lambda: client.get(ADDRESS).headers["ETag"] != before, seconds=3)


def test_parameters_change_nothing(client):
    assert client.get(f"{ADDRESS}?v=1&lang=zh").data == client.get(ADDRESS).data


def test_of_a_draft_or_nothing_there_is_none_and_a_closed_one_keeps_its_own(client):
    factories.given_campaign("a-draft", state=CampaignState.DRAFT)
    factories.given_campaign("over-now", state=CampaignState.CLOSED)

    statuses = [
        client.get(f"/it/{slug}/card.png").status_code for slug in ("a-draft", "nobody", "over-now")
    ]

    assert statuses == [404, 404, 200]


@pytest.mark.parametrize(
    "title", ["心" * 200, "x" * 200, "Ł𠮷س <b>&", "a " * 100, "“Fiume” — l’ora"]
)
def test_any_title_can_be_drawn(client, title):
    renamed(title=title.strip())

    assert client.get(ADDRESS).status_code == 200


def test_a_campaign_without_signatures_or_inscription_has_one_too(client):
    renamed(inscription="", inscription_language="")
    factories.given_campaign(elsewhere=())

    assert client.get(ADDRESS).status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [("it", "700 firme: Cina"), ("en", "700 signatures: China"), ("zh", "700人已签名：中国")],
)
def test_a_link_to_the_campaign_unfolds_into_the_card(client, language, words):
    said = metas(client.get(f"/{language}/chinahearts/").text)

    assert said["og:image"] == f"{PUBLIC}/{language}/chinahearts/card.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:type"] == "image/png"
    assert said["og:image:alt"].startswith(words)
    assert said["twitter:card"] == "summary_large_image"


def test_so_does_the_first_page_and_a_link_to_a_message(client):
    message_id = published.message()

    for path in ("/it/", f"/it/chinahearts/messages/{message_id}"):
        said = metas(client.get(path).text)
        assert said["og:image"] == f"{PUBLIC}/it/chinahearts/card.png"
        assert said["twitter:card"] == "summary_large_image"
        assert said["og:image:alt"].startswith("700 firme")


def test_the_page_tells_machines_what_it_is_and_how_many_have_signed(client):
    factories.sign_and_confirm()

    data = linked_data(client.get(PAGE).text)

    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "WebPage"
    assert data["url"] == f"{PUBLIC}{PAGE}"
    assert data["name"] == factories.chinahearts().texts["it"].title
    assert (data["inLanguage"], data["datePublished"]) == ("it", "2020-02-21")
    assert data["primaryImageOfPage"]["url"] == f"{PUBLIC}{ADDRESS}"
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
    renamed(title=evil, lead=evil)

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
    assert metas(html)["og:image:alt"].startswith("8.629 firme")
    assert ">8.629 firme</text>" in client.get("/embed/chinahearts/badge.svg?lang=it").text
    assert (
        ">8.629</petition-counter>" in Page(client.get(f"{PAGE}embed").text).all("textarea")[0].text
    )
