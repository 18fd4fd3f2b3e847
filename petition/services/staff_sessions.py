"""Sessions of staff begin, change their secret and end, inside the transaction of a deed."""

import secrets
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import tokens
from petition.store.models import StaffSession


def begin(session: Session, staff_id: int, now: datetime, is_verified: bool) -> str:
    """A new session of an account; gives the secret that its cookie carries."""
    secret = secrets.token_urlsafe(32)
    began = StaffSession(staff_id=staff_id, token_digest=tokens.digest(secret), created_at=now)
    began.verified_at = now if is_verified else None
    session.add(began)
    session.flush()
    return secret


def rotate(session: Session, session_id: int, now: datetime) -> str:
    """Gives a session a new secret, past the second factor; whoever knew the old one is out."""
    secret = secrets.token_urlsafe(32)
    row = session.get(StaffSession, session_id, with_for_update=True)
    if row is not None:
        row.token_digest = tokens.digest(secret)
        row.verified_at = row.verified_at or now
    return secret


def end(session: Session, staff_id: int, session_id: int) -> int:
    """Ends one session of an account; gives how many that were."""
    this = sa.and_(StaffSession.id == session_id, StaffSession.staff_id == staff_id)
    return session.execute(sa.delete(StaffSession).where(this)).rowcount  # type: ignore[attr-defined, no-any-return]


def end_all(session: Session, staff_id: int, but: int | None = None) -> None:
    """Ends the sessions of an account, one of them excepted."""
    others = sa.delete(StaffSession).where(StaffSession.staff_id == staff_id)
    session.execute(others if but is None else others.where(StaffSession.id != but))
