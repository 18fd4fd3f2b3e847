"""Attempts to log in that failed, or that nobody knows the end of yet."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store import database
from petition.store.models import LoginFailure


def count_alone(session: Session, account_key: bytes) -> None:
    """Until the transaction ends nobody else counts the failures of this account."""
    if not database.is_on_sqlite():
        number = int.from_bytes(account_key[:8], "big", signed=True)
        session.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": number})


def newest(session: Session, account_key: bytes, since: datetime, limit: int) -> Sequence[datetime]:
    """When the last failures of an account were, newest first, none older than `since`."""
    return session.scalars(
        sa.select(LoginFailure.failed_at)
        .where(LoginFailure.account_key == account_key, LoginFailure.failed_at > since)
        .order_by(LoginFailure.failed_at.desc())
        .limit(limit)
    ).all()


def add(session: Session, account_key: bytes, now: datetime) -> int:
    """Writes a failure down; gives its id, by which it can be taken back."""
    failure = LoginFailure(account_key=account_key, failed_at=now)
    session.add(failure)
    session.flush()
    return failure.id


def remove(session: Session, failure_id: int) -> None:
    """Takes a failure back: it was none."""
    session.execute(sa.delete(LoginFailure).where(LoginFailure.id == failure_id))
