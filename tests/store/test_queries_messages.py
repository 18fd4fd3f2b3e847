"""Public messages by keyset: which ones, in which order, with which texts."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.rules.states import MessageKind, MessageState
from petition.store import database
from petition.store.queries import messages
from petition.store.queries.messages import Position, Wanted
from tests import factories, published

EVERYTHING = Wanted()


@pytest.fixture(autouse=True)
def opened(app):
    factories.given_campaign()


def page(
    wanted: Wanted = EVERYTHING, after: Position | None = None, limit: int = 50
) -> list[messages.PublicMessage]:
    with database.reading() as session:
        return messages.page(session, factories.campaign_id(), wanted, after, limit)


def ids(wanted: Wanted = EVERYTHING, after: Position | None = None, limit: int = 50) -> list[int]:
    return [message.id for message in page(wanted, after, limit)]


def only() -> messages.PublicMessage:
    (message,) = page()
    return message


def test_the_newest_comes_first_whatever_the_order_of_writing():
    late = published.FIRST + timedelta(days=999)
    first = published.message(published_at=late)
    second = published.message()

    assert ids() == [first, second]


def test_pages_go_on_from_where_the_last_one_ended():
    made = [published.message() for _ in range(5)]

    newest = page(limit=2)

    assert [message.id for message in newest] == [made[4], made[3]]
    assert ids(after=newest[-1].position, limit=2) == [made[2], made[1]]


def test_messages_of_one_moment_are_each_on_one_page():
    made = [published.message(published_at=published.FIRST) for _ in range(7)]

    seen: list[int] = []
    after = None
    while found := page(after=after, limit=2):
        seen += [message.id for message in found]
        after = found[-1].position

    assert seen == made[::-1]


def test_a_page_goes_on_although_its_last_message_is_hidden():
    made = [published.message() for _ in range(4)]
    after = page(limit=2)[-1].position

    published.hide(made[2])

    assert ids(after=after) == [made[1], made[0]]


def test_messages_that_arrive_meanwhile_shift_nothing():
    made = [published.message() for _ in range(6)]

    seen: list[int] = []
    after = None
    while found := page(after=after, limit=2):
        seen += [message.id for message in found]
        after = found[-1].position
        published.message()

    assert seen == made[::-1]


@pytest.mark.parametrize("state", [s for s in MessageState if s != MessageState.APPROVED])
def test_only_what_is_approved_is_public(state):
    message_id = published.message(state=state)

    with database.reading() as session:
        assert messages.message(session, factories.campaign_id(), message_id) is None
    assert ids() == []


def test_a_campaign_shows_its_own_alone():
    factories.given_campaign("river-park")
    elsewhere = published.message(campaign="river-park")

    with database.reading() as session:
        assert messages.message(session, factories.campaign_id(), elsewhere) is None
    assert ids() == []


def test_the_published_version_is_shown_and_no_newer_one():
    message_id = published.message("As approved")
    published.version(message_id, 2, "As edited since", partners="Somebody else")

    assert (only().plain, only().partners) == ("As approved", "")


def test_translations_are_those_approved_of_the_published_version():
    message_id = published.message()
    published.translation(message_id, "en", "A thought from Naples", title="Title")
    published.translation(message_id, "zh", "未批准", approved_at=None)
    published.translation(message_id, "fr", "D’une autre version", of_version=2)

    translations = only().translations

    assert list(translations) == ["en"]
    assert translations["en"].body_html == "<p>A thought from Naples</p>"
    assert translations["en"].title == "Title"


def test_a_translation_of_an_older_version_is_stale():
    message_id = published.message()
    published.translation(message_id, "en", "A thought from Naples")
    published.version(message_id, 2, "Un altro pensiero")

    published.change(message_id, published_version=2)

    assert only().plain == "Un altro pensiero"
    assert only().translations == {}


def test_a_photo_is_that_of_the_published_version():
    message_id = published.message()
    published.version(message_id, 2, "With another photo")
    published.photo(message_id, "first")
    published.photo(message_id, "second", number=2)

    photo = only().photo

    assert photo == messages.PublicPhoto("first", "Il mare", 640, 480)


def test_each_filter_leaves_the_others_out():
    plain = published.message()
    proposal = published.message(kind="proposal", field="art", stage="submitted")
    chinese = published.message(language="zh", direction="CN-IT")

    assert ids(Wanted(kind=MessageKind.PROPOSAL)) == [proposal]
    assert ids(Wanted(language="zh")) == ids(Wanted(direction="CN-IT")) == [chinese]
    assert ids(Wanted(kind=MessageKind.MESSAGE, language="it")) == [plain]
    assert ids(Wanted(kind=MessageKind.PROPOSAL, language="zh")) == []
    assert ids(Wanted(but=(proposal,))) == [chinese, plain]


def test_featured_ones_are_given_as_they_were_chosen():
    made = [published.message() for _ in range(3)]
    for day, number in enumerate((1, 0)):
        published.change(made[number], featured_at=published.FIRST + timedelta(days=day))
    hidden = published.message(featured_at=published.FIRST)
    published.hide(hidden)

    with database.reading() as session:
        found = messages.featured(session, factories.campaign_id(), 5)

    assert [message.id for message in found] == [made[0], made[1]]
    assert [message.is_featured for message in page()] == [False, True, True]


def test_it_says_when_what_it_shows_changed_last():
    message_id = published.message()
    before = only().changed_at

    later = before + timedelta(days=1)
    published.translation(message_id, "en", "A thought", approved_at=later)

    assert before == only().published_at
    assert only().changed_at == later


def test_a_page_asks_the_database_twice_however_many_there_are():
    for number in range(8):
        published.translation(published.message(f"Text {number}"), "en", f"Testo {number}")
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        statements.append(statement)

    campaign_id = factories.campaign_id()
    sa.event.listen(database.db.engine, "before_cursor_execute", note)
    with database.reading() as session:
        messages.page(session, campaign_id, Wanted(), None, 50)
    sa.event.remove(database.db.engine, "before_cursor_execute", note)

    assert len([text for text in statements if text.startswith("SELECT")]) == 2
