"""The queue as moderators read it: oldest first, page by page, never with an address."""

import dataclasses
from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.rules import clock
from petition.rules.states import MessageKind, MessageState, Reason
from petition.services import claims, moderation
from petition.store import database
from petition.store.models import Message
from petition.store.queries import queue, queue_item
from petition.store.queries.queue import Filter
from tests import factories, messages, staffed
from tests.staffed import seen

EVERYTHING = Filter()


@pytest.fixture
def moderator(app):
    factories.given_campaign()
    return staffed.given_moderator()


def given_waiting(count):
    """So many waiting messages, the first the oldest; two and two since the same moment."""
    ids = [messages.write_and_confirm(email=f"anna{n}@example.org") for n in range(count)]
    with database.writing() as session:
        for place, message_id in enumerate(ids):
            since = clock.now() - timedelta(hours=100 - place // 2)
            waiting = sa.update(Message).where(Message.id == message_id)
            session.execute(waiting.values(waiting_since=since.replace(second=0, microsecond=7)))
    return ids


def page(wanted=EVERYTHING, after=None, limit=20):
    with database.reading() as session:
        return queue.page(session, wanted, after, limit)


def detail(message_id):
    with database.reading() as session:
        found = queue_item.detail(session, message_id)
        assert found
        return found


def test_pages_go_from_the_oldest_to_the_newest_without_gap(moderator):
    ids = given_waiting(5)

    read, after = [], None
    while items := page(after=after, limit=2):
        read += [item.id for item in items]
        after = items[-1].position

    assert read == ids


def test_only_what_waits_is_in_the_queue(moderator):
    approved, waiting = given_waiting(2)
    messages.write(email="bruno@example.org")
    moderation.approve(seen(approved), moderator)

    assert [item.id for item in page()] == [waiting]


@pytest.mark.parametrize(
    "wanted",
    [Filter(kind=MessageKind.TESTIMONIAL), Filter(language="zh"), Filter(campaign_id=2)],
)
def test_the_queue_can_be_read_by_campaign_kind_and_language(moderator, wanted):
    factories.given_campaign("other")
    messages.write_and_confirm()
    other = messages.write_and_confirm(
        kind="testimonial", language="zh", campaign="other", body="我们在武汉等你们。"
    )

    assert [item.id for item in page(wanted)] == [other]


def test_an_item_tells_what_a_moderator_needs_to_know_first(moderator):
    message_id = messages.write_and_confirm(body="<script>1</script>Ciao <b>a tutti</b> voi")
    other = staffed.given_moderator("Olga Other")
    until = claims.claim(message_id, other)

    (item,) = page()

    assert (item.excerpt, item.is_edit, item.removed_count) == ("Ciao a tutti voi", False, 1)
    assert "script_removed" in item.signals
    assert (item.claimed_by_name, item.claimed_until) == ("Olga Other", until)
    assert item.seen == seen(message_id)


def test_the_counts_say_how_much_waits_and_since_when(moderator):
    ids = given_waiting(3)
    messages.write_and_confirm(kind="testimonial", language="zh", body="我们在武汉等你们。")

    with database.reading() as session:
        counts = queue.counts(session)

    assert counts.total == 4
    assert counts.by_kind == {MessageKind.MESSAGE: 3, MessageKind.TESTIMONIAL: 1}
    assert counts.by_language == {"it": 3, "zh": 1}
    assert counts.oldest_at == messages.message(ids[0]).waiting_since


def test_an_empty_queue_has_no_oldest(moderator):
    with database.reading() as session:
        counts = queue.counts(session)

    assert (counts.total, counts.oldest_at) == (0, None)


def test_the_next_one_is_the_oldest_that_no_colleague_has(moderator):
    first, second, third = given_waiting(3)
    claims.claim(first, staffed.given_moderator("Olga Other"))
    claims.claim(second, moderator)

    with database.reading() as session:
        assert queue.next_waiting(session, EVERYTHING, moderator) == second
        after = queue.page(session, EVERYTHING)[1].position
        assert queue.next_waiting(session, EVERYTHING, moderator, after) == third


def test_recent_decisions_are_ones_own_and_newest_first(moderator):
    first, second, third = given_waiting(3)
    moderation.approve(seen(first), moderator)
    moderation.reject(seen(second), moderator, Reason.OFF_TOPIC)
    moderation.approve(seen(third), staffed.given_moderator("Olga Other"))

    with database.reading() as session:
        recent = queue.recent_decisions(session, moderator)

    assert [(d.message_id, d.deed) for d in recent] == [(second, "reject"), (first, "approve")]


def test_the_detail_shows_what_came_and_what_would_be_published(moderator):
    message_id = messages.write_and_confirm(body="Ciao <b>a tutti</b> <u>voi</u>")

    found = detail(message_id)

    assert found.newest.body == "Ciao <b>a tutti</b> <u>voi</u>"
    assert "<b>a tutti</b> voi" in found.newest.body_html
    assert (found.newest.by, found.published, found.claim) == ("", None, None)
    assert found.confirmed_at


def test_the_detail_lists_the_decisions_with_names(moderator):
    message_id = messages.write_and_confirm()
    moderation.reject(seen(message_id), moderator, Reason.OTHER, "twice already")

    (line,) = detail(message_id).decisions

    assert (line.by, line.reason, line.note) == ("Marta Moderi", Reason.OTHER, "twice already")


def test_near_duplicates_of_the_same_campaign_are_shown(moderator):
    factories.given_campaign("other")
    body = "Da Napoli vi mandiamo un pensiero, ogni giorno, con tutto il nostro affetto."
    before = messages.write_and_confirm(body=body)
    messages.write_and_confirm(body=body, campaign="other", email="carla@example.org")
    messages.write_and_confirm(body="Tutt’altra cosa: un concerto a Bari.", email="d@example.org")
    message_id = messages.write_and_confirm(body=body + " Ciao", email="bruno@example.org")

    (near,) = detail(message_id).near

    assert (near.id, near.state) == (before, MessageState.PENDING)


def test_a_signer_is_known_by_number_and_nobody_by_address(moderator):
    factories.sign_and_confirm("anna@example.org")
    factories.sign("bruno@example.org")
    signer = messages.write_and_confirm(email="anna+wall@example.org")
    unconfirmed = messages.write_and_confirm(email="bruno@example.org")

    assert detail(signer).signer_number == 1
    assert detail(unconfirmed).signer_number is None
    for shown in (detail(signer), *page()):
        assert "@example" not in str(dataclasses.asdict(shown))


def test_there_is_no_detail_of_what_is_not_there(moderator):
    with database.reading() as session:
        assert queue_item.detail(session, 1) is None
