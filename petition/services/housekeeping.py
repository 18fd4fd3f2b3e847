"""What falls due with time: a reminder, the erasing of what has had its time, the digest."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from petition.current import settings
from petition.rules import clock, retention
from petition.rules.states import EmailKind
from petition.services import (
    digests,
    message_housekeeping,
    proving,
    staff_housekeeping,
    webhook_housekeeping,
)
from petition.store import database
from petition.store.models import OutboxEmail, Signature
from petition.store.models.signature import IS_UNCONFIRMED, IS_WITHDRAWN
from petition.store.queries import outbox

BATCH = 500


def keep_house() -> int:
    """Does all that is due, in small transactions; gives how many rows it touched."""
    batches = (
        remind,
        erase_unconfirmed,
        erase_withdrawn,
        *message_housekeeping.DEEDS,
        forget_sent_emails,
        staff_housekeeping.forget_ended,
        *webhook_housekeeping.DEEDS,
    )
    return sum(map(_until_done, batches)) + digests.queue_due() + proving.close_days()


def remind() -> int:
    """Queues the one reminder of up to BATCH signatures that will be erased before long."""
    now = clock.now()
    since = now - retention.reminder_after(settings().pending_days)
    with database.writing() as session:
        due = session.scalars(
            sa.select(Signature)
            .where(IS_UNCONFIRMED, Signature.signed_at <= since, Signature.signed_at > _end(now))
            .where(Signature.reminded_at.is_(None), Signature.held_at.is_(None))
            .order_by(Signature.signed_at)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        ).all()
        for signature in due:
            signature.reminded_at = now
        session.flush()
        for signature in due:
            key = outbox.recipient_key(signature.email_canonical)
            addressee = outbox.Addressee(signature.id, key)
            outbox.queue_within_limits(session, EmailKind.CONFIRM_REMINDER, addressee, now)
    return len(due)


def erase_unconfirmed() -> int:
    """Erases up to BATCH signatures that nobody confirmed within PENDING_DAYS."""
    return _erase(IS_UNCONFIRMED, Signature.signed_at)


def erase_withdrawn() -> int:
    """Erases up to BATCH signatures withdrawn PENDING_DAYS ago."""
    return _erase(IS_WITHDRAWN, Signature.ended_at)


def forget_sent_emails() -> int:
    """Drops up to BATCH emails that went out, or were given up, two days ago."""
    ended_at = sa.func.coalesce(OutboxEmail.sent_at, OutboxEmail.given_up_at)
    old = sa.select(OutboxEmail.id).where(ended_at <= clock.now() - retention.SENT_EMAIL_KEPT)
    with database.writing() as session:
        ids = session.scalars(old.limit(BATCH)).all()
        session.execute(sa.delete(OutboxEmail).where(OutboxEmail.id.in_(ids)))
    return len(ids)


def _until_done(deed: Callable[[], int]) -> int:
    total = 0
    while touched := deed():
        total += touched
    return total


def _end(now: datetime) -> datetime:
    return now - timedelta(days=settings().pending_days)


def _erase(condition: sa.TextClause, since: InstrumentedAttribute[Any]) -> int:
    # What is still counted waits for the tally: the count may only fall with a ledger entry.
    due = sa.select(Signature.id).where(
        condition, since <= _end(clock.now()), Signature.counted.is_(False)
    )
    with database.writing() as session:
        ids = session.scalars(due.limit(BATCH).with_for_update(skip_locked=True)).all()
        of_these = OutboxEmail.signature_id.in_(ids)
        session.execute(sa.delete(OutboxEmail).where(of_these, OutboxEmail.sent_at.is_(None)))
        session.execute(sa.delete(Signature).where(Signature.id.in_(ids)))
    return len(ids)
