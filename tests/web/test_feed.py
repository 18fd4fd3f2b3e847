"""The Atom feed: valid, the newest first, with ids that stay and texts that are escaped."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from tests import factories, published
from tests.web import forms

FEED = "/it/chinahearts/feed.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign with its news."""


def read(client, address: str = FEED) -> ElementTree.Element:
    """The feed, read by an XML parser."""
    return ElementTree.fromstring(client.get(address).data)  # noqa: S314 - our own feed


def entries(client, address: str = FEED) -> list[ElementTree.Element]:
    """Its entries in their order."""
    return read(client, address).findall(f"{ATOM}entry")


def part(element: ElementTree.Element, path: str) -> str:
    """The text at a path of Atom's own elements."""
    return element.findtext("/".join(ATOM + name for name in path.split("/"))) or ""


def test_a_feed_has_all_that_atom_asks_for(client):
    published.message()

    feed = read(client)

    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated", "author/name"):
            assert part(element, name), name
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"http://127.0.0.1:8000{FEED}"
    assert part(feed, "id") == links["alternate"] == "http://127.0.0.1:8000/it/chinahearts/"
    assert feed.attrib[LANG] == "it"
    assert client.get(FEED).content_type == "application/atom+xml; charset=utf-8"


def test_messages_and_news_come_newest_first(client):
    published.message("Un pensiero")

    found = entries(client)

    moments = [part(entry, "published") for entry in found]
    assert moments == sorted(moments, reverse=True)
    assert len(found) == 1 + len(factories.chinahearts().news)
    titles = {part(entry, "title") for entry in found}
    assert {news.texts["it"].title for news in factories.chinahearts().news} <= titles


def test_an_entry_is_the_same_in_every_language(client):
    published.message("Un pensiero")

    ids = [
        [part(entry, "id") for entry in entries(client, f"/{language}/chinahearts/feed.atom")]
        for language in ("it", "en", "zh")
    ]

    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == len(ids[0])


def test_a_text_is_html_in_its_own_language(client):
    published.message(
        "我们 & <心>", body_html="<p>我们 &amp; <b>心</b></p>", language="zh", name=""
    )

    (entry,) = [e for e in entries(client) if "messages/" in part(e, "id")]

    assert entry.attrib[LANG] == "zh-Hans"
    assert part(entry, "title") == "我们 & <心>"
    assert part(entry, "content") == "<p>我们 &amp; <b>心</b></p>"
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.attrib["type"] == "html"


def test_no_character_makes_it_invalid(client):
    published.message("A\x0bB\ufffe]]>&lt;", name="Anna\x08", title="\x01")

    (entry,) = [e for e in entries(client) if "messages/" in part(e, "id")]

    assert part(entry, "author/name") == "Anna"


def test_a_changed_message_is_updated_and_stays_the_same_entry(client):
    message_id = published.message()
    before = [(part(e, "id"), part(e, "updated")) for e in entries(client)]

    later = published.FIRST + timedelta(days=9000)
    published.translation(message_id, "en", "A thought", approved_at=later)

    def is_updated() -> bool:
        after = [(part(e, "id"), part(e, "updated")) for e in entries(client)]
        return len(set(after) - set(before)) == 1 and [i for i, _ in after] == [
            i for i, _ in before
        ]

    assert forms.eventually(is_updated, seconds=2)
    assert part(read(client), "updated") == later.isoformat()


def test_it_holds_no_more_than_the_newest_messages(client):
    for number in range(35):
        published.message(f"Testo {number}")

    shown = [e for e in entries(client) if "messages/" in part(e, "id")]

    assert len(shown) == 30
    assert part(shown[0], "title") == "Testo 34"


def test_who_has_the_feed_is_told_so_without_it(client):
    first = client.get(FEED)

    again = client.get(FEED, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"].startswith("public, max-age=")


def test_a_campaign_that_is_not_there_has_no_feed(client):
    assert client.get("/it/nowhere/feed.atom").status_code == 404
