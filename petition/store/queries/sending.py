"""What the worker asks of the outbox while it sends, and how it writes down what became of it."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store import database
from petition.store.models import Campaign, OutboxEmail, Signature
from petition.store.models.outbox import IS_WAITING

CLAIMING = 7_021_2021


def is_any_due(session: Session, now: datetime) -> bool:
    """Whether an email waits to be sent."""
    due = sa.select(OutboxEmail.id).where(IS_WAITING, OutboxEmail.due_at <= now).limit(1)
    return session.scalar(due) is not None


def claim_alone(session: Session) -> None:
    """Until the transaction ends nobody else claims, so that counts of emails under way hold."""
    if not database.is_on_sqlite():
        session.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CLAIMING})


def signatures_of(session: Session, emails: Iterable[OutboxEmail]) -> dict[int, Signature]:
    """The signatures that emails are about, by id; erased ones are missing."""
    ids = {email.signature_id for email in emails if email.signature_id is not None}
    found = session.scalars(sa.select(Signature).where(Signature.id.in_(ids)))
    return {signature.id: signature for signature in found}


def campaign(session: Session, campaign_id: int) -> Campaign:
    """The campaign that an email is about; asked of the database once in a transaction."""
    return session.get_one(Campaign, campaign_id)


def sent_since(
    session: Session, recipient_keys: Collection[bytes], since: datetime
) -> Counter[bytes]:
    """How many emails have gone to each address since a moment, whoever asked for them."""
    return _per_address(
        session, OutboxEmail.recipient_key.in_(recipient_keys), OutboxEmail.sent_at > since
    )


def under_way(session: Session, now: datetime, until: datetime) -> Counter[bytes]:
    """How many emails to each address have been tried and are a worker's before `until`."""
    return _per_address(
        session,
        IS_WAITING,
        OutboxEmail.due_at > now,
        OutboxEmail.due_at <= until,
        OutboxEmail.attempts_count > 0,
    )


def mark_sent(session: Session, outbox_id: int, now: datetime) -> None:
    """Writes down that an email is gone, whoever holds it by now."""
    session.execute(
        sa.update(OutboxEmail)
        .where(OutboxEmail.id == outbox_id)
        .values(sent_at=now, given_up_at=None, last_error="")
    )


def mark_given_up(session: Session, outbox_id: int, now: datetime, code: str) -> None:
    """Writes down that an email will never go, and why."""
    session.execute(
        sa.update(OutboxEmail)
        .where(OutboxEmail.id == outbox_id, IS_WAITING)
        .values(given_up_at=now, last_error=code)
    )


def put_back(
    session: Session, outbox_id: int, lease_ends_at: datetime, due_at: datetime, code: str
) -> None:
    """Lets an email wait till it is due again, unless another worker has taken it meanwhile."""
    session.execute(_leased(outbox_id, lease_ends_at).values(due_at=due_at, last_error=code))


def release(session: Session, outbox_id: int, lease_ends_at: datetime, now: datetime) -> None:
    """Gives back an email that was claimed and not tried, as if it had not been claimed."""
    attempts_count = OutboxEmail.attempts_count - 1
    session.execute(
        _leased(outbox_id, lease_ends_at).values(due_at=now, attempts_count=attempts_count)
    )


def _leased(outbox_id: int, lease_ends_at: datetime) -> sa.Update:
    # The end of the lease says whose it is: who takes an email over sets another.
    return sa.update(OutboxEmail).where(
        OutboxEmail.id == outbox_id, IS_WAITING, OutboxEmail.due_at == lease_ends_at
    )


def _per_address(
    session: Session, *conditions: sa.ColumnExpressionArgument[bool]
) -> Counter[bytes]:
    counted = (
        sa.select(OutboxEmail.recipient_key, sa.func.count())
        .where(*conditions)
        .group_by(OutboxEmail.recipient_key)
    )
    return Counter(dict(session.execute(counted).all()))
