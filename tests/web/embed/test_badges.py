"""The badge: small, accessible, of one number in three languages, for any site."""

import gzip
import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from petition.rules.campaign_document import Elsewhere
from petition.rules.states import CampaignState
from petition.web.art import badge
from tests import factories

STORES = ["sqlite"]

ADDRESS = "/embed/chinahearts/badge.svg"
PNG = ADDRESS.replace("svg", "png")
SVG_NAME = "{http://www.w3.org/2000/svg}"
WORDS = {"it": "8.629 firme", "en": "8,629 signatures", "zh": "8,629人已签名"}


@pytest.fixture(autouse=True)
def opened(app):
    """A campaign with 8,629 signatures elsewhere."""
    given(8629)


def given(signatures: int, **changes: object) -> None:
    part = Elsewhere("change.org", "", signatures, factories.chinahearts().elsewhere[0].as_of)
    factories.given_campaign(elsewhere=(part,), **changes)


def drawn(client, **query: str) -> ElementTree.Element:
    response = client.get(ADDRESS, query_string=query)
    assert response.content_type == "image/svg+xml; charset=utf-8"
    return ElementTree.fromstring(response.text)  # noqa: S314 - our own drawing


def picture(response) -> Image.Image:
    assert response.content_type == "image/png"
    return Image.open(io.BytesIO(response.data))


@pytest.mark.parametrize("language", WORDS)
def test_the_number_is_written_as_readers_of_the_language_write_it(client, language):
    root = drawn(client, lang=language)

    assert root.find(f"{SVG_NAME}text").text == WORDS[language]


def test_one_signature_is_one(client):
    given(1)

    assert drawn(client, lang="en").find(f"{SVG_NAME}text").text == "1 signature"


@pytest.mark.parametrize("language", WORDS)
def test_it_says_to_everyone_what_it_shows_and_of_what(client, language):
    root = drawn(client, lang=language)

    title = factories.chinahearts().texts[language].title
    said = root.find(f"{SVG_NAME}title").text
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == said
    assert said.startswith(WORDS[language])
    assert said.endswith(title)


@pytest.mark.parametrize("language", WORDS)
def test_it_has_one_size_in_both_forms(client, language):
    root = drawn(client, lang=language)
    image = picture(client.get(PNG, query_string={"lang": language}))

    assert (root.attrib["width"], root.attrib["height"]) == (str(image.width), "28")
    assert root.attrib["viewBox"] == f"0 0 {image.width} 28"
    assert image.height == 28


def test_its_width_stays_while_the_count_has_as_many_digits():
    assert badge.width("1.111 firme") == badge.width("8.629 firme") < badge.width("12.345 firme")


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
@pytest.mark.parametrize("language", WORDS)
def test_it_weighs_less_than_a_kilobyte(client, language, theme):
    body = client.get(ADDRESS, query_string={"lang": language, "theme": theme}).data

    assert len(gzip.compress(body)) <= 1024


def test_it_loads_nothing_and_runs_nothing(client):
    body = client.get(ADDRESS).text

    assert not re.search("<script|href|url\\(|@import|@font-face| on[a-z]+=", body)


def test_it_is_light_or_dark_or_follows_its_reader(client):
    fills = {
        theme: drawn(client, theme=theme).find(f"{SVG_NAME}rect").attrib["fill"]
        for theme in ("light", "dark", "auto")
    }

    assert fills == {"light": "#FFFFFF", "dark": "#0E1718", "auto": "#FFFFFF"}
    assert "prefers-color-scheme:dark" in client.get(ADDRESS, query_string={"theme": "auto"}).text
    assert "<style" not in client.get(ADDRESS, query_string={"theme": "dark"}).text


@pytest.mark.parametrize(("theme", "paper"), [("light", 255), ("dark", 14), ("auto", 255)])
def test_as_a_picture_it_has_the_colours_of_its_theme(client, theme, paper):
    image = picture(client.get(PNG, query_string={"theme": theme})).convert("RGB")

    assert image.getpixel((31, 4))[0] == paper
    assert image.getpixel((4, 24)) == (0xBE, 0x34, 0x23)


def test_its_only_style_is_allowed_by_its_own_fingerprint(client):
    policy = client.get(ADDRESS).headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert f"style-src '{badge.AUTO_HASH}'" in policy
    assert "style-src" not in client.get(PNG).headers["Content-Security-Policy"]


def test_without_a_language_it_speaks_that_of_the_campaign(client):
    assert drawn(client).find(f"{SVG_NAME}text").text == WORDS["it"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("lang=fr", "lang=it&theme=auto"),
        ("lang=zh-Hans&theme=dark", "lang=zh&theme=dark"),
        ("lang=EN", "lang=en&theme=auto"),
        ("lang=en&theme=neon", "lang=en&theme=auto"),
        ("lang=&theme=", "lang=it&theme=auto"),
        ("lang=%00%3Cscript%3E", "lang=it&theme=auto"),
        ("lang=" + "x" * 2000, "lang=it&theme=auto"),
    ],
)
@pytest.mark.parametrize("address", [ADDRESS, PNG])
def test_a_choice_that_there_is_not_leads_to_one_that_there_is(client, address, asked, answered):
    response = client.get(f"{address}?{asked}")

    assert response.status_code == 302
    assert response.location == f"{address}?{answered}"
    assert client.get(response.location).status_code == 200


@pytest.mark.parametrize("address", [ADDRESS, PNG])
def test_any_site_may_show_it_and_who_has_it_is_told_so(client, address):
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"].startswith("public, max-age=1,")
    assert "Set-Cookie" not in first.headers
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("address", [ADDRESS, PNG])
def test_of_a_draft_or_nothing_there_is_none(client, address):
    factories.given_campaign("a-draft", state=CampaignState.DRAFT)

    for slug in ("a-draft", "nobody"):
        response = client.get(address.replace("chinahearts", slug))
        assert response.status_code == 404
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_a_closed_campaign_keeps_its_badge(client):
    given(8629, state=CampaignState.CLOSED)

    assert drawn(client, lang="it").find(f"{SVG_NAME}text").text == WORDS["it"]


def test_no_title_breaks_out_of_it(client):
    texts = factories.chinahearts().texts
    evil = texts["it"].__class__(**vars(texts["it"]) | {"title": '</title><script>"&'})
    given(1, texts=texts | {"it": evil})

    assert drawn(client, lang="it").find(f"{SVG_NAME}title").text.endswith('</title><script>"&')
