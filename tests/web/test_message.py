"""A message as it is shown: on the wall, on its own page, and in the card of a link to it."""

import re
from pathlib import Path

import pytest

from petition.rules.states import MessageState
from tests import factories, published
from tests.faults import hostile
from tests.pages import Page
from tests.web import forms, reading

STORES = ["sqlite"]
WALL = "/it/chinahearts/messages"
TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign to write to."""


@pytest.mark.parametrize("number", hostile.NUMBERS)
def test_no_number_breaks_the_page_of_a_message(client, number):
    for path in (f"{WALL}/{number}", f"/photos/{number}"):
        assert client.get(path).status_code in (404, 400, 308)


def test_a_message_carries_its_language_and_the_way_it_is_written(client):
    published.message("Ciao", language="it")
    published.message("我们的心", language="zh")
    published.message("سلام", language="ar")

    shown = [
        (q.attributes["lang"], q.attributes.get("dir"))
        for q in Page(client.get("/en/chinahearts/messages").text).all("blockquote")
    ]

    assert shown == [("ar", "rtl"), ("zh-Hans", None), ("it", None)]


def test_the_translation_for_the_reader_follows_the_original(client):
    message_id = published.message("我们的心为你跳动", language="zh")
    published.translation(message_id, "it", "I nostri cuori battono per te")
    published.translation(message_id, "en", "Our hearts beat for you")

    wall, alone = client.get(WALL).text, client.get(f"{WALL}/{message_id}").text
    chinese = client.get("/zh/chinahearts/messages").text

    assert wall.index("我们的心为你跳动") < wall.index("I nostri cuori battono per te")
    assert "Our hearts beat for you" not in wall
    assert "Our hearts beat for you" in alone
    assert "I nostri cuori" not in chinese


def test_of_all_translations_the_one_for_the_reader_comes_first(client):
    message_id = published.message("我们的心为你跳动", language="zh")
    published.translation(message_id, "en", "Our hearts beat for you")
    published.translation(message_id, "it", "I nostri cuori battono per te")

    paths = (f"/{language}/chinahearts/messages/{message_id}" for language in ("it", "en"))
    italian, english = (client.get(path).text for path in paths)

    assert italian.index("<p>I nostri cuori") < italian.index("<p>Our hearts")
    assert english.index("<p>Our hearts") < english.index("<p>I nostri cuori")


def test_short_chinese_texts_stand_upright(client):
    published.message("心" * 41, language="zh")
    published.message("心" * 40, language="zh")
    published.message("Ciao", language="it")

    classes = [a.attributes["class"].split() for a in Page(client.get(WALL).text).all("article")]

    assert ["v" in names for names in classes] == [False, True, False]


def test_each_direction_hangs_on_its_side(client):
    for direction in ("IT-CN", "CN-IT", ""):
        published.message(direction=direction)

    page = Page(client.get("/en/chinahearts/messages").text)

    sides = ["right" in a.attributes["class"].split() for a in page.all("article")]
    assert sides == [False, True, False]
    said = [s.text for s in page.all("span") if s.attributes.get("class") == "dir"]
    assert "to" in said[0]
    assert [text.count("Italy") for text in said] == [2, 2]


def test_a_proposal_is_a_title_and_its_rows(client):
    message_id = published.message(
        "Una scuola estiva",
        kind="proposal",
        title="Scuola di restauro",
        field="art",
        partners="Accademia di Shanghai",
        stage="under_review",
    )

    wall = Page(client.get(WALL).text)
    alone = Page(client.get(f"{WALL}/{message_id}").text)

    assert "Scuola di restauro" in [h2.text for h2 in wall.all("h2")]
    assert len(wall.all("dd")) == 3
    assert "Accademia di Shanghai" in [dd.text for dd in wall.all("dd")]
    assert [h1.text for h1 in alone.all("h1")] == ["Scuola di restauro"]


def test_a_photo_is_shown_with_its_description_and_its_size(client):
    published.photo(published.message(), "sea.jpg", description='Il "mare"')

    (picture,) = Page(client.get(WALL).text).all("img")

    assert picture.attributes == {
        "src": "/photos/sea.jpg",
        "alt": 'Il "mare"',
        "lang": "it",
        "width": "640",
        "height": "480",
        "loading": "lazy",
    }


def test_an_author_may_go_unnamed(client):
    message_id = published.message(name="", city="", country="")

    for address in (WALL, f"{WALL}/{message_id}", "/it/chinahearts/", "/it/chinahearts/feed.atom"):
        assert client.get(address).status_code == 200


def test_everything_but_the_text_itself_is_escaped(client):
    markup = "<img src=x onerror=alert(1)>"
    message_id = published.message(
        "Testo", kind="proposal", title=markup, partners=markup, name=markup, city=markup
    )
    published.translation(message_id, "en", "Text", title=markup)

    for address in (WALL, f"{WALL}/{message_id}", "/it/chinahearts/"):
        assert Page(client.get(address).text).all("img") == []


def test_html_of_visitors_enters_the_templates_in_one_place():
    marks = [
        path.name
        for path in TEMPLATES.rglob("*.*")
        for _ in re.finditer(r"\|\s*safe\b", path.read_text(encoding="utf-8"))
    ]

    assert marks == ["messages.html"]


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_a_link_to_a_message_unfolds_into_a_card(client, language):
    message_id = published.message("Un pensiero da Napoli. " * 30)
    path = f"/{language}/chinahearts/messages/{message_id}"

    html = client.get(f"{path}?utm_source=x").text

    url = f"http://127.0.0.1:8000{path}"
    assert reading.head(html, "property", "og:url") == reading.head(html, "rel", "canonical") == url
    assert reading.head(html, "property", "og:title") == Page(html).all("h1")[0].text
    assert reading.head(html, "property", "og:description").startswith("Un pensiero da Napoli.")
    assert len(reading.head(html, "property", "og:description")) <= 200
    locales = {"it": "it_IT", "en": "en_GB", "zh": "zh_CN"}
    assert reading.head(html, "property", "og:locale") == locales[language]
    assert reading.head(html, "hreflang", "zh-Hans").endswith(
        f"/zh/chinahearts/messages/{message_id}"
    )


@pytest.mark.parametrize("state", [s for s in MessageState if s != MessageState.APPROVED])
def test_what_is_not_approved_has_no_page(client, state):
    message_id = published.message(state=state)

    assert client.get(f"{WALL}/{message_id}").status_code == 404


def test_a_message_of_another_campaign_has_no_page_here(client):
    factories.given_campaign("river-park")
    message_id = published.message(campaign="river-park")

    assert client.get(f"{WALL}/{message_id}").status_code == 404
    assert client.get(f"/it/river-park/messages/{message_id}").status_code == 200


def test_a_message_that_is_hidden_is_gone_at_once(client):
    message_id = published.message("Da nascondere")
    addresses = (WALL, f"{WALL}?q=nascondere", f"{WALL}/{message_id}", "/it/chinahearts/")
    addresses += ("/it/chinahearts/feed.atom", "/api/v1/campaigns/chinahearts/messages")
    for address in addresses:
        assert "Da nascondere" in client.get(address).text

    published.hide(message_id)

    def is_gone() -> bool:
        return all("Da nascondere" not in client.get(address).text for address in addresses)

    assert forms.eventually(is_gone, seconds=2)
