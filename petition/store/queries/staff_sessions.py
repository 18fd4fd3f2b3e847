"""Sessions of staff: who is behind a cookie, read afresh with each request."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.states import Role
from petition.store.models import Staff, StaffSession


@dataclass(frozen=True)
class OnDuty:
    """Whoever a session belongs to, as the account stands now.

    `is_verified`: past the second factor, or never asked for one; `is_enrolled`: there is one.
    """

    staff_id: int
    name: str
    role: Role
    language: str
    is_on_committee: bool
    wants_digest: bool
    is_enrolled: bool
    is_verified: bool
    session_id: int
    token_digest: bytes


def on_duty(session: Session, digest: bytes, since: datetime) -> OnDuty | None:
    """Whose session it is, unless it began before `since` or the account is disabled."""
    account = (Staff.name, Staff.role, Staff.language, Staff.is_on_committee, Staff.wants_digest)
    marks = (Staff.totp_enrolled_at.is_not(None), StaffSession.verified_at.is_not(None))
    columns: tuple[Any, ...] = (Staff.id, *account, *marks)
    row = session.execute(
        sa.select(*columns, StaffSession.id, StaffSession.token_digest)
        .join(Staff, Staff.id == StaffSession.staff_id)
        .where(StaffSession.token_digest == digest)
        .where(StaffSession.created_at > since, Staff.disabled_at.is_(None))
    ).first()
    return OnDuty(*cast(Any, row)) if row else None


class Began(NamedTuple):
    """One session of an account, and when it began."""

    id: int
    created_at: datetime


def began(session: Session, staff_id: int, since: datetime) -> list[Began]:
    """The sessions of an account that began after `since`, the newest first."""
    rows = session.execute(
        sa.select(StaffSession.id, StaffSession.created_at)
        .where(StaffSession.staff_id == staff_id, StaffSession.created_at > since)
        .order_by(StaffSession.created_at.desc(), StaffSession.id.desc())
    )
    return [Began(*row) for row in rows]
