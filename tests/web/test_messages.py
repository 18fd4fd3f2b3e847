"""The wall: every message once, newest first, as the reader chose."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests import published
from tests.faults import hostile
from tests.pages import Element, Page
from tests.web import forms, reading

WALL = "/it/chinahearts/messages"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign to write to."""


def walk(client, address: str | None) -> list[str]:
    """Every text from this page to the last one."""
    seen: list[str] = []
    while address:
        html = client.get(address).text
        seen += reading.texts(html)
        address = reading.older(html)
    return seen


def is_a_filter(control: Element) -> bool:
    """Whether a control chooses what to read; below the wall stand those of who writes."""
    return any(each.attributes.get("role") == "search" for each in control.ancestors)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_an_empty_wall_invites_to_write(client, language):
    page = client.get(f"/{language}/chinahearts/messages")

    links = [a.attributes["href"] for a in Page(page.text).all("a")]
    assert reading.texts(page.text) == []
    assert f"/{language}/chinahearts/messages/new" in links


def test_the_newest_message_comes_first(client):
    for plain in ("Primo", "Secondo", "Terzo"):
        published.message(plain)

    assert reading.texts(client.get(WALL).text) == ["Terzo", "Secondo", "Primo"]


def test_older_pages_show_every_message_exactly_once(client):
    made = [f"Testo {number}" for number in range(45)]
    for plain in made:
        published.message(plain)

    assert walk(client, WALL) == made[::-1]


def test_the_wall_is_the_same_for_whom_messages_arrive_meanwhile(client):
    made = [f"Testo {number}" for number in range(45)]
    for plain in made:
        published.message(plain)

    html = client.get(WALL).text
    seen = reading.texts(html)
    while address := reading.older(html):
        published.message("Arrivato nel frattempo")
        html = client.get(address).text
        seen += reading.texts(html)

    assert seen == made[::-1]


def test_featured_messages_stand_on_top_of_the_first_page_and_nowhere_else(client):
    chosen = published.message("In evidenza", featured_at=published.FIRST)
    for number in range(25):
        published.message(f"Testo {number}")

    seen = walk(client, WALL)

    assert (seen[0], len(seen), len(set(seen))) == ("In evidenza", 26, 26)
    published.change(chosen, featured_at=None)
    assert forms.eventually(
        lambda: reading.texts(client.get(WALL).text)[0] == "Testo 24", seconds=2
    )


def test_a_choice_shows_the_featured_ones_in_their_place(client):
    published.message("In evidenza", featured_at=published.FIRST)
    published.message("Più nuovo")

    assert reading.texts(client.get(f"{WALL}?language=it").text) == ["Più nuovo", "In evidenza"]


def test_each_filter_is_kept_by_the_form_and_by_the_next_page(client):
    for number in range(21):
        published.message(f"见证 {number}", kind="testimonial", language="zh", direction="CN-IT")
    published.message("Un messaggio")
    choice = {"kind": "testimonial", "language": "zh", "direction": "CN-IT", "q": "见证"}

    html = client.get(WALL, query_string=choice).text

    controls = [c.attributes for c in Page(html).all("input") if is_a_filter(c)]
    kept = {c["name"]: c["value"] for c in controls if "checked" in c or c["name"] == "q"}
    following = parse_qs(urlsplit(reading.older(html) or "").query)
    assert kept == choice
    assert following.pop("after")
    assert following == {name: [value] for name, value in choice.items()}
    assert len(walk(client, reading.older(html))) == 1


def test_a_choice_that_nothing_meets_can_be_taken_back(client):
    published.message()

    html = client.get(f"{WALL}?kind=proposal").text

    assert reading.texts(html) == []
    assert WALL in [a.attributes["href"] for a in Page(html).all("a") if a.is_inside("main")]


def test_a_language_that_no_page_has_can_be_chosen(client):
    published.message("سلام", language="ar")
    published.message("Ciao")

    html = client.get(f"{WALL}?language=ar").text

    assert reading.texts(html) == ["سلام"]


@pytest.mark.parametrize(
    ("query", "count"),
    [("mare", 1), ("citta", 1), ("心", 1), ("napoli mare", 0), ("…", 0), ("<b>", 0), ("", 3)],
)
def test_words_are_searched_for(client, query, count):
    for plain in ("Il mare", "La città", "我们的心为你跳动"):
        published.message(plain, city="Roma")

    assert len(reading.texts(client.get(WALL, query_string={"q": query}).text)) == count


def test_what_is_searched_for_stays_text(client):
    html = client.get(WALL, query_string={"q": '"><b>x</b>'}).text

    (box,) = [c for c in Page(html).all("input") if c.attributes["name"] == "q"]
    assert box.attributes["value"] == '"><b>x</b>'


@pytest.mark.parametrize("query", ["kind=letter", "language=IT", "direction=CN-US", "after=7"])
def test_a_choice_of_something_unknown_is_refused(client, query):
    answer = client.get(f"{WALL}?{query}")

    assert answer.status_code == 400
    assert "400" in Page(answer.text).all("main")[0].text


@pytest.mark.parametrize("name", ["kind", "language", "direction", "q", "after"])
def test_no_parameter_breaks_the_wall(client, name):
    published.message()

    for value in (*hostile.NUMBERS, *hostile.WORDS, f"{hostile.LONG[:17]}-{hostile.LONG[:18]}"):
        assert client.get(WALL, query_string={name: value}).status_code in (200, 400)


def test_the_campaign_page_shows_three_the_featured_first(client):
    published.message("In evidenza", featured_at=published.FIRST)
    for number in range(4):
        published.message(f"Testo {number}")

    html = client.get("/it/chinahearts/").text

    assert reading.texts(html) == ["In evidenza", "Testo 3", "Testo 2"]
    assert WALL in [a.attributes["href"] for a in Page(html).all("a")]


@pytest.mark.parametrize("path", ["/it/chinahearts/", WALL])
def test_readers_of_feeds_find_it_by_the_page(client, path):
    assert (
        reading.head(client.get(path).text, "type", "application/atom+xml")
        == "/it/chinahearts/feed.atom"
    )
