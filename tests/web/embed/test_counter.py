"""The counter in a frame: one page for everyone, whose address chooses language and look."""

import itertools

import pytest

from tests import factories
from tests.pages import Page
from tests.web.embed.framing import may_be_framed

STORES = ["sqlite"]
ADDRESS = "/embed/chinahearts"
WORDS = {"it": "persone hanno firmato", "en": "people have signed", "zh": "人已签名"}


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign with 700 signatures elsewhere."""


def drawn(client, query: str = "") -> Page:
    """The page under a query."""
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return Page(response.text)


def the(page: Page, tag: str):
    """The only element of a tag."""
    (found,) = page.all(tag)
    return found


def look(page: Page) -> tuple[str, str, str]:
    """Language, layout and theme."""
    html, main = the(page, "html").attributes, the(page, "main").attributes
    return html["lang"], main["class"].removeprefix("w "), html["data-theme"]


def test_each_choice_is_taken(client):
    tags = {"it": "it", "en": "en", "zh": "zh-Hans"}
    layouts, themes = ("line", "card", "full"), ("light", "dark", "auto")

    for lang, layout, theme in itertools.product(tags, layouts, themes):
        page = drawn(client, f"lang={lang}&layout={layout}&theme={theme}")
        assert look(page) == (tags[lang], layout, theme)
        assert WORDS[lang] in the(page, "main").text
        assert factories.chinahearts().texts[lang].title == the(page, "h1").text


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "lang=fr&layout=huge&theme=pink",
        "lang=&layout=&theme=",
        "lang=%00&layout=..%2Fsign&theme=%22onload%3D",
        "layout=_line&theme=LIGHT",
        "lang=it&lang=zh&layout=line&layout=full",
        "unknown=1",
        "lang=" + "x" * 5000,
    ],
)
def test_junk_falls_back_to_the_default(client, junk):
    assert look(drawn(client, junk)) == ("it", "line", "light")


@pytest.mark.parametrize("tag", ["zh-Hans", "zh-CN", "ZH", "zh-hans-cn"])
def test_a_language_may_be_named_by_its_tag(client, tag):
    assert look(drawn(client, f"lang={tag}"))[0] == "zh-Hans"


@pytest.mark.parametrize("layout", ["line", "card", "full"])
def test_it_shows_the_number_of_the_api_and_names_what_was_counted_elsewhere(client, layout):
    for person in ("anna", "li", "wang"):
        factories.sign_and_confirm(f"{person}@example.org")

    page = drawn(client, f"lang=en&layout={layout}")

    total = client.get("/api/v1/campaigns/chinahearts/count").json["total_signatures"]
    number = [each for each in page.all("span") if each.attributes.get("class") == "n"]
    assert [each.text for each in number] == [str(total)] == ["703"]
    assert "of which 700 on change.org" in the(page, "main").text


@pytest.mark.parametrize("layout", ["line", "card", "full"])
def test_its_button_leads_to_the_form_outside_of_the_frame(client, layout):
    (link,) = drawn(client, f"lang=en&layout={layout}").all("a")

    assert link.attributes["href"] == "/en/chinahearts/?source=embed#sign"
    assert link.attributes["target"] == "_top"


def test_a_source_goes_along_to_the_form(client):
    (link,) = drawn(client, "lang=en&source=university.rome").all("a")
    (plain,) = drawn(client, "lang=en&source=%3Cb%3E").all("a")

    assert "source=university.rome#" in link.attributes["href"]
    assert "source=embed#" in plain.attributes["href"]


@pytest.mark.parametrize("layout", ["line", "card", "full"])
def test_before_the_first_signature_it_invites_to_give_it(client, layout):
    factories.given_campaign("new-one", elsewhere=())

    page = Page(client.get(f"/embed/new-one?lang=en&layout={layout}").text)

    assert "The first beat is yours" in the(page, "main").text
    assert [e for e in page.all("span") if e.attributes.get("class") == "n"] == []


@pytest.mark.parametrize("layout", ["line", "card", "full"])
def test_of_a_closed_campaign_it_shows_the_count_and_leads_to_the_names(client, layout):
    factories.given_campaign("over", state="closed")

    page = Page(client.get(f"/embed/over?lang=en&layout={layout}").text)

    (link,) = page.all("a")
    assert (link.text, link.attributes["href"]) == ("See who signed", "/en/over/signatures")
    assert "700" in the(page, "main").text


def test_a_text_in_another_language_says_so(client):
    only = {"it": factories.chinahearts().texts["it"]}
    factories.given_campaign("half", texts=only)

    page = Page(client.get("/embed/half?lang=zh&layout=full").text)

    assert the(page, "h1").attributes["lang"] == "it"


def test_any_site_may_frame_it_and_caches_may_keep_it_for_a_moment(client):
    response = client.get(f"{ADDRESS}?lang=zh")

    assert may_be_framed(response)
    assert response.headers["Cache-Control"].startswith("public, max-age=1, ")
    assert response.headers["ETag"]
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["/embed/nobody", "/embed/chinahearts/", "/embed/v2.js"])
def test_an_error_cannot_be_framed(client, path):
    missing = client.get(path)

    assert missing.status_code == 404
    assert not may_be_framed(missing)


def test_a_draft_is_not_found_in_any_form(client):
    factories.given_campaign("secret-plan", state="draft")

    for path in ("", "/sign", "/check-your-email"):
        response = client.get(f"/embed/secret-plan{path}")
        assert (response.status_code, may_be_framed(response)) == (404, False)


def test_an_error_speaks_the_language_of_the_embed(client):
    missing = client.get("/embed/nobody?lang=zh", headers={"Accept-Language": "it"})

    assert the(Page(missing.text), "html").attributes["lang"] == "zh-Hans"
