"""Nothing that was not approved is public: a word that only such texts hold is found nowhere."""

import itertools
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from petition.rules.states import CampaignState, MessageState
from petition.store import database
from petition.store.models import Decision, Message, Photo, ProposalReview, Staff
from tests import factories, published
from tests.visitor import Visitor

CANARY = "kanarienvogel"
# Enough of it to be found by, and too little to be mistaken for it where a page repeats the query.
SEARCHED = CANARY[:-2]
# Which text got out is told by the number that follows the word.
_numbers = itertools.count(1)
LIMITED = "limit=100&after=99999999999999999-1"
QUERIES = ("", f"q={SEARCHED}", "kind=proposal", "language=it", "direction=IT-CN", LIMITED)
NOT_PUBLIC = [state for state in MessageState if state is not MessageState.APPROVED]


def canary() -> str:
    """The word, as no other text has it."""
    return f"{CANARY}{next(_numbers)}"


def everywhere() -> dict[str, str]:
    """The word in all that a visitor writes."""
    names = ("title", "body", "partners", "name", "city", "email", "email_canonical")
    return {name: canary() for name in names} | {"body_html": f"<p>{canary()}</p>"}


@pytest.fixture
def kept(app: Flask) -> dict[str, int]:
    """Messages with the word in all that is not public of them, by what keeps each from it."""
    factories.given_campaign()
    factories.given_campaign("river-park")
    made = {state.value: whole(state=state) for state in NOT_PUBLIC}
    made["unconfirmed"] = whole(state="pending", confirmed_at=None, published_version=None)
    made["featured"] = whole(state="hidden", featured_at=published.FIRST)
    made["of a draft"] = whole(campaign="river-park")
    factories.given_campaign("river-park", state=CampaignState.DRAFT)
    made["in parts"] = published_in_part()
    return made


def whole(**fields: object) -> int:
    """A message that is not public at all, with a photo and a translation."""
    words = everywhere()
    message_id = published.message(words.pop("body"), kind="proposal", **words | fields)
    published.translation(message_id, "en", canary(), title=canary())
    published.photo(message_id, canary(), description=canary(), data=canary().encode())
    return message_id


def published_in_part() -> int:
    """A public message with a newer version, translations and notes that are not."""
    private = {name: canary() for name in ("body", "email", "email_canonical")}
    message_id = published.message("Pubblico", kind="proposal", **private)
    published.version(message_id, 2, canary(), title=canary(), partners=canary())
    published.photo(message_id, canary(), 2, description=canary(), data=canary().encode())
    published.translation(message_id, "en", canary(), title=canary(), approved_at=None)
    published.translation(message_id, "zh", canary(), title=canary(), of_version=2)
    with database.writing() as session:
        staff = {"email": canary(), "email_canonical": canary(), "name": canary()}
        someone = Staff(**staff, role="moderator", language="it", created_at=published.FIRST)
        session.add(someone)
        session.flush()
        ids = {"message_id": message_id, "staff_id": someone.id}
        deed = {"deed": "approve", "version": 1, "before": canary(), "note": canary()}
        session.add(Decision(**ids, **deed, decided_at=published.FIRST))
        review = {"points": {}, "comment": canary(), "written_at": published.FIRST}
        session.add(ProposalReview(**ids, **review))
    return message_id


def paths(app: Flask) -> Iterator[str]:
    """Every public address that can be read, with all that is real and a few that are not."""
    with database.reading() as session:
        pictures = list(session.scalars(sa.select(Photo.name)))
        ids = list(session.scalars(sa.select(Message.id)))
    values: dict[str, list[object]] = {
        "language": ["it", "en", "zh"],
        "slug": ["chinahearts", "river-park"],
        "filename": ["css/messages.css"],
        "token": ["a" * 36],
        "name": pictures,
        "message_id": ids,
        "figure": ["days", "countries"],
        "receipt": ["a" * 36],
    }
    urls = app.url_map.bind("127.0.0.1:8000")
    for rule in app.url_map.iter_rules():
        is_public = getattr(app.view_functions[rule.endpoint], "guard", "") == "public"
        if is_public and "GET" in (rule.methods or ()):
            # A route with something new in its address has to be told above what is real.
            names = sorted(rule.arguments)
            for chosen in itertools.product(*(values[name] for name in names)):
                yield urls.build(rule.endpoint, dict(zip(names, chosen, strict=True)), "GET")


def crawl(app: Flask, client: Visitor) -> Iterator[TestResponse]:
    """Every answer that anyone can get by reading."""
    for path in sorted(set(paths(app))):
        is_list = not path.startswith("/photos/") and not path[-1].isdigit()
        for query in QUERIES if is_list else QUERIES[:1]:
            address = f"{path}?{query}" if query else path
            for method in ("GET", "HEAD"):
                yield client.open(address, method=method)


def where_it_is(app: Flask, client: Visitor) -> set[str]:
    """The addresses whose answers hold the word, in the body or in a header."""
    return {
        answer.request.path
        for answer in crawl(app, client)
        if CANARY.encode() in answer.data or CANARY in str(answer.headers)
    }


def test_nothing_unapproved_is_anywhere(app, client, kept):
    assert where_it_is(app, client) == set()


def test_the_same_crawl_finds_what_is_approved(app, client, kept):
    approved = [kept[state] for state in ("pending", "rejected", "hidden")]
    for message_id in approved:
        published.change(message_id, state=MessageState.APPROVED)

    found = where_it_is(app, client)

    assert {
        "/it/chinahearts/",
        "/it/chinahearts/messages",
        "/zh/chinahearts/feed.atom",
        "/api/v1/campaigns/chinahearts/messages",
        *(f"/en/chinahearts/messages/{message_id}" for message_id in approved),
    } <= found
    assert len([path for path in found if path.startswith("/photos/")]) == len(approved)


def test_the_search_finds_the_word_once_it_is_approved(client, kept):
    address = f"/it/chinahearts/messages?kind=proposal&q={SEARCHED}"
    assert CANARY not in client.get(address).text

    published.change(kept["pending"], state=MessageState.APPROVED)

    assert CANARY in client.get(address + "&language=it").text


def test_the_same_crawl_finds_a_newer_version_once_it_is_published(app, client, kept):
    published.change(kept["in parts"], published_version=2)

    found = where_it_is(app, client)

    assert f"/it/chinahearts/messages/{kept['in parts']}" in found
    assert f"/zh/chinahearts/messages/{kept['in parts']}" in found
