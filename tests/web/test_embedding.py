"""The page where other sites choose an embed: the choice, the code, the preview, without script."""

from urllib.parse import urlsplit

import pytest

from petition.rules.states import CampaignState
from tests import factories
from tests.pages import Page

STORES = ["sqlite"]

ADDRESS = "/it/chinahearts/embed"
TRY = f"{ADDRESS}/try"
PUBLIC = "http://127.0.0.1:8000"
FORMS = ("element", "iframe", "sign", "badge")
EVERYTHING = "form=element&layout=card&theme=auto&lang=it"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign with 700 signatures elsewhere."""


def code(html: str, name: str = "snippet") -> str:
    """The code in one of the page's fields."""
    (field,) = [t for t in Page(html).all("textarea") if t.attributes["id"] == name]
    return "".join(field.pieces)


def page(client, address: str = ADDRESS, **choice: str) -> str:
    response = client.get(address, query_string=choice)
    assert response.status_code == 200
    return response.text


def chosen(html: str) -> dict[str, str]:
    """What the form of the page would send."""
    ticked = [i.attributes for i in Page(html).all("input") if "checked" in i.attributes]
    (listed,) = [o.attributes for o in Page(html).all("option") if "selected" in o.attributes]
    return {i["name"]: i["value"] for i in ticked} | {"lang": listed["value"]}


def test_the_first_choice_is_a_counter_in_the_language_of_the_page(client):
    html = page(client)

    assert chosen(html) == {"form": "element", "layout": "card", "theme": "auto", "lang": "it"}
    assert code(html) == (
        '<petition-counter campaign="chinahearts" lang="it" layout="card" theme="auto">'
        "700</petition-counter>\n"
        f'<script async src="{PUBLIC}/embed/v1.js"></script>'
    )


def test_the_form_keeps_what_was_chosen(client):
    choice = {"form": "iframe", "layout": "line", "theme": "dark", "lang": "zh"}

    assert chosen(page(client, **choice)) == choice


@pytest.mark.parametrize(
    ("layout", "width", "height"),
    [("line", "100%", "58"), ("card", "300", "300"), ("full", "100%", "400")],
)
def test_a_frame_has_the_size_of_its_layout(client, layout, width, height):
    html = page(client, form="iframe", layout=layout, lang="en", theme="dark")

    (frame,) = [each.attributes for each in Page(code(html)).all("iframe")]
    assert (frame["width"], frame["height"]) == (width, height)
    assert frame["src"] == f"{PUBLIC}/embed/chinahearts?lang=en&layout={layout}&theme=dark"
    assert frame["title"] == factories.chinahearts().texts["en"].title


def test_the_form_to_sign_comes_in_a_frame(client):
    (frame,) = Page(code(page(client, form="sign", lang="zh"))).all("iframe")

    assert frame.attributes["src"] == f"{PUBLIC}/embed/chinahearts/sign?lang=zh&theme=auto"


@pytest.mark.parametrize(
    ("language", "alt"),
    [("it", "700 firme: Cina"), ("en", "700 signatures: China"), ("zh", "700人已签名：中国")],
)
def test_without_script_there_is_a_badge_that_links_to_the_petition(client, language, alt):
    html = page(client, lang=language, theme="light")

    badge = Page(code(html, "plain"))
    (link,), (image,) = badge.all("a"), badge.all("img")
    assert link.attributes["href"] == f"{PUBLIC}/{language}/chinahearts/"
    assert image.attributes["src"].startswith(f"{PUBLIC}/embed/chinahearts/badge.svg?")
    assert image.attributes["alt"].startswith(alt)
    assert code(page(client, form="badge", lang=language, theme="light")) == code(html, "plain")


def test_the_badge_in_the_code_has_the_size_of_the_badge(client):
    (image,) = Page(code(page(client), "plain")).all("img")

    drawn = client.get(image.attributes["src"].removeprefix(PUBLIC)).text
    assert f'width="{image.attributes["width"]}" height="28"' in drawn


def test_the_preview_of_the_element_is_the_element(client):
    html = page(client, lang="zh", theme="dark")

    (element,) = Page(html).all("petition-counter")
    named = {"campaign": "chinahearts", "lang": "zh", "layout": "card", "theme": "dark"}
    assert (element.attributes, element.text) == (named, "700")
    assert "/embed/v1.js" in [s.attributes.get("src") for s in Page(html).all("script")]


@pytest.mark.parametrize("form", ["iframe", "sign"])
def test_the_preview_of_a_frame_is_the_framed_page_itself(client, form):
    html = page(client, form=form, layout="full", lang="en")

    (frame,) = Page(html).all("iframe")
    query = "/sign?lang=en&theme=auto" if form == "sign" else "?lang=en&layout=full&theme=auto"
    assert frame.attributes["src"] == f"/embed/chinahearts{query}"
    assert frame.attributes["title"]


@pytest.mark.parametrize("form", FORMS)
def test_a_link_leads_to_a_page_with_the_code_in_place(client, form):
    html = page(client, form=form, layout="line", theme="dark", lang="en")
    (link,) = [a for a in Page(html).all("a") if a.attributes.get("id") == "try"]

    shown = client.get(link.attributes["href"]).text

    assert urlsplit(link.attributes["href"]).path == TRY
    assert code(shown) == code(html)
    placed = Page(shown[shown.index('class="placed"') :])
    tag = {"element": "petition-counter", "badge": "img"}.get(form, "iframe")
    assert len(placed.all(tag)) == 1
    scripts = [s.attributes["src"] for s in placed.all("script")]
    assert scripts == (["/embed/v1.js"] if form == "element" else [])


@pytest.mark.parametrize("address", [ADDRESS, TRY])
@pytest.mark.parametrize(
    ("junk", "known"),
    [
        ("form=sculpture", EVERYTHING),
        ("layout=%3Cb%3E&theme=neon&lang=tlh", EVERYTHING),
        ("form=badge&lang=zh-CN", "form=badge&layout=card&theme=auto&lang=zh"),
        ("lang=" + "9" * 1000, EVERYTHING),
    ],
)
def test_a_choice_that_there_is_not_leads_to_one_that_there_is(client, address, junk, known):
    response = client.get(f"{address}?{junk}")

    assert (response.status_code, response.location) == (302, f"{address}?{known}")
    assert "frame-src" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", [ADDRESS, TRY])
def test_these_pages_may_frame_our_own_and_nobody_may_frame_them(client, address):
    ordinary = client.get("/it/chinahearts/").headers["Content-Security-Policy"]

    headers = client.get(address).headers

    assert headers["Content-Security-Policy"] == f"{ordinary}; frame-src 'self'"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cache-Control"].startswith("public, max-age=1,")


@pytest.mark.parametrize("address", [ADDRESS, TRY])
def test_of_a_draft_or_nothing_there_is_none_and_a_closed_one_keeps_it(client, address):
    factories.given_campaign("a-draft", state=CampaignState.DRAFT)
    factories.given_campaign("over-now", state=CampaignState.CLOSED)

    slugs = {"a-draft": 404, "nobody": 404, "over-now": 200}
    for slug, status in slugs.items():
        assert client.get(address.replace("chinahearts", slug)).status_code == status


def test_a_title_cannot_break_out_of_the_code(client):
    texts = factories.chinahearts().texts
    evil = texts["it"].__class__(**vars(texts["it"]) | {"title": '"></textarea><script>x</script>'})
    factories.given_campaign(texts=texts | {"it": evil})

    for form in FORMS:
        html = page(client, form=form)
        assert "<script>x" not in html
        assert "<script" not in code(html, "plain")
        assert "<script>x" not in client.get(TRY, query_string={"form": form}).text


def test_the_language_of_the_page_and_that_of_the_code_are_two_things(client):
    html = page(client, form="badge", lang="zh")

    assert "Incorpora il contatore" in html
    assert "700人已签名" in code(html)
