"""The wall and the page of one message: what stands there, in whose language, and what does not."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from petition.rules.states import MessageState
from tests import factories, published
from tests.faults import hostile
from tests.pages import Page
from tests.web import forms

WALL = "/it/chinahearts/messages"
TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign to write to."""


def texts(html: str) -> list[str]:
    """What the messages of a page say, in its order."""
    return [quote.text for quote in Page(html).all("blockquote") if quote.is_inside("article")]


def head(html: str, attribute: str, value: str) -> str:
    """The content, or the address, of one element in the head."""
    (found,) = [e for e in Page(html).all("meta", "link") if e.attributes.get(attribute) == value]
    return found.attributes.get("content") or found.attributes["href"]


def older(html: str) -> str | None:
    hrefs = [a.attributes["href"] for a in Page(html).all("a") if a.attributes.get("rel") == "next"]
    return hrefs[0] if hrefs else None


def walk(client, address: str | None) -> list[str]:
    """Every text from this page to the last one."""
    seen: list[str] = []
    while address:
        html = client.get(address).text
        seen += texts(html)
        address = older(html)
    return seen


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_an_empty_wall_invites_to_write(client, language):
    page = client.get(f"/{language}/chinahearts/messages")

    links = [a.attributes["href"] for a in Page(page.text).all("a")]
    assert texts(page.text) == []
    assert f"/{language}/chinahearts/messages/new" in links


def test_the_newest_message_comes_first(client):
    for plain in ("Primo", "Secondo", "Terzo"):
        published.message(plain)

    assert texts(client.get(WALL).text) == ["Terzo", "Secondo", "Primo"]


def test_older_pages_show_every_message_exactly_once(client):
    made = [f"Testo {published.message(f'Testo {n}')} {n}" and f"Testo {n}" for n in range(45)]

    assert walk(client, WALL) == made[::-1]


def test_the_wall_is_the_same_for_whom_messages_arrive_meanwhile(client):
    made = [f"Testo {number}" for number in range(45)]
    for plain in made:
        published.message(plain)

    html = client.get(WALL).text
    seen = texts(html)
    while address := older(html):
        published.message("Arrivato nel frattempo")
        html = client.get(address).text
        seen += texts(html)

    assert seen == made[::-1]


def test_featured_messages_stand_on_top_of_the_first_page_and_nowhere_else(client):
    chosen = published.message("In evidenza", featured_at=published.FIRST)
    for number in range(25):
        published.message(f"Testo {number}")

    seen = walk(client, WALL)

    assert (seen[0], len(seen), len(set(seen))) == ("In evidenza", 26, 26)
    published.change(chosen, featured_at=None)
    assert forms.eventually(lambda: texts(client.get(WALL).text)[0] == "Testo 24", seconds=2)


def test_a_choice_shows_the_featured_ones_in_their_place(client):
    published.message("In evidenza", featured_at=published.FIRST)
    published.message("Più nuovo")

    assert texts(client.get(f"{WALL}?language=it").text) == ["Più nuovo", "In evidenza"]


def test_each_filter_is_kept_by_the_form_and_by_the_next_page(client):
    for number in range(21):
        published.message(f"见证 {number}", kind="testimonial", language="zh", direction="CN-IT")
    published.message("Un messaggio")
    choice = {"kind": "testimonial", "language": "zh", "direction": "CN-IT", "q": "见证"}

    html = client.get(WALL, query_string=choice).text

    controls = [c.attributes for c in Page(html).all("input")]
    kept = {c["name"]: c["value"] for c in controls if "checked" in c or c["name"] == "q"}
    following = parse_qs(urlsplit(older(html) or "").query)
    assert kept == choice
    assert following.pop("after")
    assert following == {name: [value] for name, value in choice.items()}
    assert len(walk(client, older(html))) == 1


def test_a_choice_that_nothing_meets_can_be_taken_back(client):
    published.message()

    html = client.get(f"{WALL}?kind=proposal").text

    assert texts(html) == []
    assert WALL in [a.attributes["href"] for a in Page(html).all("a") if a.is_inside("main")]


def test_a_language_that_no_page_has_can_be_chosen(client):
    published.message("سلام", language="ar")
    published.message("Ciao")

    html = client.get(f"{WALL}?language=ar").text

    assert texts(html) == ["سلام"]


@pytest.mark.parametrize(
    ("query", "count"),
    [("mare", 1), ("citta", 1), ("心", 1), ("napoli mare", 0), ("…", 0), ("<b>", 0), ("", 3)],
)
def test_words_are_searched_for(client, query, count):
    for plain in ("Il mare", "La città", "我们的心为你跳动"):
        published.message(plain, city="Roma")

    assert len(texts(client.get(WALL, query_string={"q": query}).text)) == count


def test_what_is_searched_for_stays_text(client):
    html = client.get(WALL, query_string={"q": '"><b>x</b>'}).text

    (box,) = [c for c in Page(html).all("input") if c.attributes["name"] == "q"]
    assert box.attributes["value"] == '"><b>x</b>'


@pytest.mark.parametrize("query", ["kind=letter", "language=IT", "direction=CN-US", "after=7"])
def test_a_choice_of_something_unknown_is_refused(client, query):
    assert client.get(f"{WALL}?{query}").status_code == 400


@pytest.mark.parametrize("name", ["kind", "language", "direction", "q", "after"])
def test_no_parameter_breaks_the_wall(client, name):
    published.message()

    for value in (*hostile.NUMBERS, *hostile.WORDS, f"{hostile.LONG[:17]}-{hostile.LONG[:18]}"):
        assert client.get(WALL, query_string={name: value}).status_code in (200, 400)


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
    assert Page(chinese).all("details") == [
        d for d in Page(chinese).all("details") if "menu" in d.attributes.get("class", "")
    ]


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
        *("Una scuola estiva",),
        **{"kind": "proposal", "title": "Scuola di restauro", "field": "art"},
        **{"partners": "Accademia di Shanghai", "stage": "under_review"},
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
    assert head(html, "property", "og:url") == head(html, "rel", "canonical") == url
    assert head(html, "property", "og:title") == Page(html).all("h1")[0].text
    assert head(html, "property", "og:description").startswith("Un pensiero da Napoli.")
    assert len(head(html, "property", "og:description")) <= 200
    locales = {"it": "it_IT", "en": "en_GB", "zh": "zh_CN"}
    assert head(html, "property", "og:locale") == locales[language]
    assert head(html, "hreflang", "zh-Hans").endswith(f"/zh/chinahearts/messages/{message_id}")


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


def test_the_campaign_page_shows_three_the_featured_first(client):
    published.message("In evidenza", featured_at=published.FIRST)
    for number in range(4):
        published.message(f"Testo {number}")

    html = client.get("/it/chinahearts/").text

    assert texts(html) == ["In evidenza", "Testo 3", "Testo 2"]
    assert WALL in [a.attributes["href"] for a in Page(html).all("a")]


@pytest.mark.parametrize("path", ["/it/chinahearts/", WALL])
def test_readers_of_feeds_find_it_by_the_page(client, path):
    assert (
        head(client.get(path).text, "type", "application/atom+xml") == "/it/chinahearts/feed.atom"
    )
