"""Accounts of staff as the deeds and the pages ask for them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from petition.rules.states import EmailKind, Role
from petition.store import database
from petition.store.models import OutboxEmail, Staff


def insert(session: Session, values: Mapping[str, Any]) -> int | None:
    """Stores a new account; None where the address has one. The constraint decides."""
    insert = sqlite.insert if database.is_on_sqlite() else postgresql.insert
    new = insert(Staff).values(values).on_conflict_do_nothing(index_elements=["email_canonical"])
    return session.scalar(new.returning(Staff.id))


def by_address(session: Session, email_canonical: str, is_locked: bool = False) -> Staff | None:
    """The account of an address; if so wished locked until the transaction ends."""
    found = sa.select(Staff).where(Staff.email_canonical == email_canonical)
    return session.scalar(found.with_for_update() if is_locked else found)


def by_id(session: Session, staff_id: int) -> Staff | None:
    """One account, locked until the transaction ends."""
    return session.get(Staff, staff_id, with_for_update=True, populate_existing=True)


def every(session: Session) -> Sequence[Staff]:
    """All accounts by name, the disabled ones last."""
    is_disabled = Staff.disabled_at.is_not(None)
    return session.scalars(sa.select(Staff).order_by(is_disabled, Staff.name, Staff.id)).all()


def active_administrators(session: Session) -> Sequence[int]:
    """Who can look after the accounts now; their rows stay locked until the transaction ends."""
    return session.scalars(
        sa.select(Staff.id)
        .where(Staff.role == Role.ADMINISTRATOR, Staff.disabled_at.is_(None))
        .where(Staff.password_hash != "")
        .order_by(Staff.id)
        .with_for_update()
    ).all()


def queue_email(
    session: Session, kind: EmailKind, staff_id: int, recipient_key: bytes, now: datetime
) -> None:
    """Puts an email to a member of staff into the outbox, due at once."""
    about = {"kind": kind, "staff_id": staff_id, "recipient_key": recipient_key}
    session.execute(sa.insert(OutboxEmail).values(**about, created_at=now, due_at=now))
