"""How an email gets into the outbox, and what the worker asks of it."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import clock
from petition.rules.states import EmailKind
from petition.store.models import Message, OutboxEmail, Signature
from petition.store.models.outbox import IS_WAITING

EMAILS_PER_SIGNATURE = 5
EMAILS_PER_ADDRESS_A_DAY = 5
PAUSE = timedelta(minutes=1)
# So long a decision can be taken back before its author hears of it.
DECISION_PAUSE = timedelta(seconds=20)


@dataclass(frozen=True)
class Addressee:
    """Whose email it is: the signature it is about, and the keyed hash of the address."""

    signature_id: int
    recipient_key: bytes


def recipient_key(email_canonical: str) -> bytes:
    """A keyed hash of an address, by which the emails sent to it are counted."""
    key = settings().secret_key.encode()
    return hmac.digest(key, b"recipient\0" + email_canonical.encode(), hashlib.sha256)[:16]


def queue(session: Session, kind: EmailKind, addressee: Addressee, now: datetime) -> None:
    """Puts one email into the outbox, due at once."""
    session.execute(
        sa.insert(OutboxEmail).values(
            kind=kind,
            signature_id=addressee.signature_id,
            recipient_key=addressee.recipient_key,
            created_at=now,
            due_at=now,
        )
    )


def queue_within_limits(
    session: Session, kind: EmailKind, addressee: Addressee, now: datetime
) -> bool:
    """Queues one more email about a signature unless it had five, or one within the last minute.

    The row's own counter decides, so that a hundred requests at once queue one email.
    """
    allowed = session.execute(
        sa.update(Signature)
        .where(
            Signature.id == addressee.signature_id,
            Signature.emails_count < EMAILS_PER_SIGNATURE,
            sa.or_(Signature.emailed_at.is_(None), Signature.emailed_at < now - PAUSE),
        )
        .values(emails_count=Signature.emails_count + 1, emailed_at=now)
        .returning(Signature.id)
    ).first()
    if allowed:
        queue(session, kind, addressee, now)
    return allowed is not None


def queue_about_message(
    session: Session, kind: EmailKind, message: Message, decision_id: int | None, now: datetime
) -> None:
    """Puts an email to a message's author into the outbox.

    One about a decision is due DECISION_PAUSE later, so that an undo can take it back.
    """
    session.execute(
        sa.insert(OutboxEmail).values(
            kind=kind,
            message_id=message.id,
            decision_id=decision_id,
            recipient_key=recipient_key(message.email_canonical),
            created_at=now,
            due_at=now if decision_id is None else now + DECISION_PAUSE,
        )
    )


def take_back(session: Session, decision_id: int) -> None:
    """Gives up the emails about a decision that have not gone yet: it was undone."""
    session.execute(
        sa.update(OutboxEmail)
        .where(OutboxEmail.decision_id == decision_id, IS_WAITING)
        .values(given_up_at=clock.now(), last_error="taken_back")
    )


def take_due(
    session: Session, now: datetime, lease: timedelta, limit: int
) -> Sequence[OutboxEmail]:
    """Up to `limit` emails that are due, leased to the caller: nobody else takes them till then."""
    due = session.scalars(
        sa.select(OutboxEmail)
        .where(IS_WAITING, OutboxEmail.due_at <= now)
        .order_by(OutboxEmail.due_at, OutboxEmail.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for email in due:
        email.due_at = now + lease
        email.attempts_count += 1
    return due
