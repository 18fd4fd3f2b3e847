"""What deeds of moderators ask about decisions, versions and translations."""

from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store.models import (
    Decision,
    Message,
    MessageTranslation,
    OutboxEmail,
    Staff,
)


class Known(NamedTuple):
    """The decision that stands, and the name of who made it."""

    deed: str
    by: str
    at: datetime


def message(session: Session, message_id: int) -> Message | None:
    """One message, locked until the transaction ends.

    Emails may refer to it meanwhile, or the worker that writes one down would wait for us.
    """
    lock = {"key_share": True}
    return session.get(Message, message_id, with_for_update=lock, populate_existing=True)


def newest(session: Session, message_id: int) -> Decision | None:
    """The newest decision about a message that is not undone."""
    return session.scalar(_standing(message_id))


def known(session: Session, message_id: int) -> Known | None:
    """The same, as others are told of it."""
    decision = newest(session, message_id)
    if decision is None:
        return None
    return Known(decision.deed, name_of(session, decision.staff_id), decision.decided_at)


def name_of(session: Session, staff_id: int | None) -> str:
    """The name of a member of staff; empty where nobody is meant."""
    staff = session.get(Staff, staff_id or 0)
    return staff.name if staff else ""


def may_be_told(session: Session, decision_id: int) -> bool:
    """Whether the author has the email about a decision, or may have it: its sending began."""
    begun = sa.or_(OutboxEmail.sent_at.is_not(None), OutboxEmail.attempts_count > 0)
    email = sa.select(OutboxEmail.id).where(OutboxEmail.decision_id == decision_id, begun)
    return session.scalar(email.limit(1)) is not None


def approve_translations(session: Session, message_id: int, version: int, now: datetime) -> None:
    """Makes the translations of one version public with it."""
    session.execute(
        sa.update(MessageTranslation)
        .where(*_of_version(message_id, version), MessageTranslation.approved_at.is_(None))
        .values(approved_at=now)
    )


def take_back_translations(session: Session, decision: Decision) -> None:
    """Undoes what `approve_translations` did at a decision; others stay public."""
    session.execute(
        sa.update(MessageTranslation)
        .where(
            *_of_version(decision.message_id, decision.version),
            MessageTranslation.approved_at == decision.decided_at,
        )
        .values(approved_at=None)
    )


def _standing(message_id: int) -> sa.Select[Decision]:
    return (
        sa.select(Decision)
        .where(Decision.message_id == message_id, Decision.undone_at.is_(None))
        .order_by(Decision.id.desc())
        .limit(1)
    )


def _of_version(message_id: int, version: int) -> tuple[sa.ColumnElement[bool], ...]:
    of_message = MessageTranslation.message_id == message_id
    return (of_message, MessageTranslation.of_version == version)
