"""What falls due with time, and what may never be erased while it is counted."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from petition.rules.states import EmailKind, SignatureState
from petition.services import housekeeping, tallying, verification
from petition.store import database
from petition.store.models import OutboxEmail, Signature
from tests import factories
from tests.services import rows

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
REMINDED = [EmailKind.CONFIRM_SIGNATURE, EmailKind.CONFIRM_REMINDER]


@pytest.fixture
def clock(app):
    """A clock that only moves when it is told to, with a campaign begun."""
    with time_machine.travel(START, tick=False) as moving:
        factories.given_campaign()
        yield moving


def keep_house_after(clock: time_machine.Traveller, **elapsed: float) -> None:
    clock.move_to(START + timedelta(**elapsed))
    housekeeping.keep_house()


def test_nothing_is_due_on_the_first_day(clock):
    factories.sign()

    assert housekeeping.keep_house() == 0


def test_a_pending_signature_is_reminded_of_once_a_week_before_its_end(clock):
    signature_id = factories.sign()

    keep_house_after(clock, days=22, hours=23)
    before = rows.emails(signature_id)
    keep_house_after(clock, days=23)
    keep_house_after(clock, days=24)

    assert before == [EmailKind.CONFIRM_SIGNATURE]
    assert rows.emails(signature_id) == REMINDED


def test_a_suspect_is_reminded_like_everyone_else(clock):
    signature_id = factories.sign_as_suspect("anna@example.org", score=30)

    keep_house_after(clock, days=23)

    assert rows.emails(signature_id) == REMINDED


def test_who_has_pressed_the_button_is_not_reminded(clock):
    confirmed = factories.sign_and_confirm("anna@example.org")
    held = factories.sign_as_suspect("bot@example.org", score=90)
    factories.confirm(held)

    keep_house_after(clock, days=23)

    assert rows.emails(confirmed) == rows.emails(held) == [EmailKind.CONFIRM_SIGNATURE]


def test_the_reminder_is_one_of_the_five_emails(clock):
    for _ in range(5):
        signature_id = factories.sign()
        clock.shift(timedelta(minutes=2))

    keep_house_after(clock, days=23, hours=1)

    assert EmailKind.CONFIRM_REMINDER not in rows.emails(signature_id)


def test_an_unconfirmed_signature_is_erased_with_its_emails_after_thirty_days(clock):
    signature_id = factories.sign()

    keep_house_after(clock, days=29, hours=23)
    was_stored = rows.is_stored(signature_id)
    keep_house_after(clock, days=30)

    assert was_stored
    assert not rows.is_stored(signature_id)
    assert rows.emails_count() == 0


def test_a_held_signature_is_erased_like_any_unconfirmed_one(clock):
    signature_id = factories.sign_as_suspect("bot@example.org", score=90)
    factories.confirm(signature_id)

    keep_house_after(clock, days=30)

    assert not rows.is_stored(signature_id)


def test_a_counted_signature_is_never_erased(clock):
    signature_id = factories.sign_and_confirm()

    keep_house_after(clock, days=3650)

    assert rows.is_stored(signature_id)
    assert rows.counts().confirmed == 1


def test_a_withdrawn_signature_is_erased_thirty_days_after_its_withdrawal(clock):
    signature_id = factories.sign_and_confirm()
    clock.shift(timedelta(days=100))
    factories.withdraw(signature_id)
    tallying.tally_all()

    keep_house_after(clock, days=129)
    was_stored = rows.is_stored(signature_id)
    keep_house_after(clock, days=130)

    assert was_stored
    assert not rows.is_stored(signature_id)
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_a_withdrawn_signature_that_is_still_counted_waits_for_the_tally(clock):
    signature_id = factories.sign_and_confirm()
    with database.writing() as session:
        ended = {"state": SignatureState.WITHDRAWN, "ended_at": START}
        session.execute(sa.update(Signature).values(**ended))

    keep_house_after(clock, days=31)
    was_stored = rows.is_stored(signature_id)
    tallying.tally_all()
    housekeeping.keep_house()

    assert was_stored
    assert not rows.is_stored(signature_id)
    assert rows.entries()[-1] == ("withdrawn", -1, 700)


def test_an_invalidated_signature_stays_for_staff(clock):
    signature_id = factories.sign_and_confirm()
    with database.writing() as session:
        ended = {"state": SignatureState.INVALIDATED, "ended_at": START}
        session.execute(sa.update(Signature).values(**ended))
    tallying.tally_all()

    keep_house_after(clock, days=365)

    assert rows.is_stored(signature_id)


@pytest.mark.parametrize("ending", ["sent_at", "given_up_at"])
def test_the_trace_of_an_email_is_forgotten_two_days_after_its_end(clock, ending):
    factories.sign_and_confirm()
    with database.writing() as session:
        session.execute(sa.update(OutboxEmail).values({ending: START}))

    keep_house_after(clock, days=1, hours=23)
    kept = rows.emails_count()
    keep_house_after(clock, days=2)

    assert (kept, rows.emails_count()) == (1, 0)


def test_an_email_that_still_waits_is_not_forgotten(clock):
    factories.sign_and_confirm()

    keep_house_after(clock, days=20)

    assert rows.emails_count() == 1


def test_more_than_a_batch_is_erased_in_one_go(clock):
    for number in range(12):
        factories.sign(f"{number}@example.org")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(housekeeping, "BATCH", 5)
        keep_house_after(clock, days=30)

    assert rows.signatures_count() == 0
