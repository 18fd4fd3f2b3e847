"""Who is told by email what waits for moderators."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.states import EmailKind
from petition.store.models import Message, OutboxEmail, Staff
from petition.store.models.message import IS_WAITING

IS_ACTIVE = sa.and_(Staff.disabled_at.is_(None), Staff.password_hash != "")


def is_anything_waiting(session: Session) -> bool:
    """Whether the queue holds anything."""
    return session.scalar(sa.select(Message.id).where(IS_WAITING).limit(1)) is not None


def due(session: Session, since: datetime) -> Sequence[Staff]:
    """Who wants the digest and has not got one since a moment, locked; those locked are skipped."""
    is_due = sa.or_(Staff.digest_at.is_(None), Staff.digest_at < since)
    chosen = sa.select(Staff).where(Staff.wants_digest.is_(True), IS_ACTIVE, is_due)
    return session.scalars(chosen.with_for_update(skip_locked=True)).all()


def queue(session: Session, staff: Staff, recipient_key: bytes, now: datetime) -> None:
    """Puts one digest into the outbox, due at once."""
    session.execute(
        sa.insert(OutboxEmail).values(
            kind=EmailKind.DIGEST,
            staff_id=staff.id,
            recipient_key=recipient_key,
            created_at=now,
            due_at=now,
        )
    )
