"""The card of a campaign: the picture, and what the pages say of it and of themselves."""

import dataclasses
import io

import pytest
from flask_babel import force_locale, ngettext
from PIL import Image

from petition.rules.states import CampaignState
from petition.web import counted
from petition.web.art import lettering
from tests import factories, published
from tests.pages import Page
from tests.web import forms

STORES = ["sqlite"]

ADDRESS = "/it/chinahearts/card.png"
PAGE = "/it/chinahearts/"
PUBLIC = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign with 700 signatures elsewhere."""


def metas(html: str) -> dict[str, str]:
    """What a page's meta elements say, by name or property."""
    every = [meta.attributes for meta in Page(html).all("meta")]
    return {m.get("property") or m.get("name", ""): m.get("content", "") for m in every}


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


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_words_on_pictures_are_drawn_in_the_font_of_labels(app, language):
    with force_locale(language):
        words = str(ngettext("person has signed", "people have signed", 2))
    words += counted.signatures(1234567890, language)

    fonts = (lettering.SANS.latin, lettering.BOLD.latin)
    assert [(c, font) for font in fonts for c in words if not lettering.has(font, c)] == []
