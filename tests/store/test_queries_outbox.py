"""How emails get into the outbox within their limits, and how a worker takes them out."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from petition.rules.states import EmailKind
from petition.store import database
from petition.store.models import OutboxEmail, Signature
from petition.store.queries import outbox
from tests import factories

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def anna(app) -> outbox.Addressee:
    """A signer who was written to once, at noon."""
    factories.given_campaign()
    signature_id = factories.sign()
    with database.writing() as session:
        session.execute(sa.update(Signature).values(emailed_at=NOON))
        session.execute(sa.update(OutboxEmail).values(due_at=NOON))
    return outbox.Addressee(signature_id, b"a" * 16)


def is_queued(addressee: outbox.Addressee, now: datetime) -> bool:
    with database.writing() as session:
        return outbox.queue_within_limits(session, EmailKind.ALREADY_SIGNED, addressee, now)


def taken(now: datetime, limit: int = 10) -> list[int]:
    with database.writing() as session:
        return [email.id for email in outbox.take_due(session, now, MINUTE, limit)]


def test_two_emails_to_one_signer_are_a_minute_apart(anna):
    assert not is_queued(anna, NOON + MINUTE)
    assert is_queued(anna, NOON + MINUTE + timedelta(seconds=1))
    assert not is_queued(anna, NOON + 2 * MINUTE)


def test_the_fifth_email_about_a_signature_is_the_last(anna):
    hours = [is_queued(anna, NOON + timedelta(hours=hour)) for hour in range(1, 7)]

    assert hours == [True] * 4 + [False] * 2


def test_an_email_is_taken_when_it_is_due_and_not_before(anna):
    assert taken(NOON - timedelta(seconds=1)) == []
    assert taken(NOON) == [1]


def test_an_email_that_was_taken_is_leased_till_its_time_is_up(anna):
    taken(NOON)

    assert taken(NOON + MINUTE - timedelta(seconds=1)) == []
    assert taken(NOON + MINUTE) == [1]


def test_each_time_it_is_taken_counts_as_an_attempt(anna):
    for minute in range(3):
        taken(NOON + minute * MINUTE)

    with database.reading() as session:
        assert session.scalars(sa.select(OutboxEmail.attempts_count)).all() == [3]


@pytest.mark.parametrize("ended", ["sent_at", "given_up_at"])
def test_an_email_that_has_ended_is_never_taken_again(anna, ended):
    with database.writing() as session:
        session.execute(sa.update(OutboxEmail).values({ended: NOON}))

    assert taken(NOON + timedelta(days=1)) == []


def test_what_has_waited_longest_is_taken_first_and_no_more_than_wanted(anna):
    for hour in (1, 2, 3):
        is_queued(anna, NOON + timedelta(hours=hour))

    assert taken(NOON + timedelta(days=1), limit=3) == [1, 2, 3]
