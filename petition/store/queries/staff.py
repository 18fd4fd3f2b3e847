"""Accounts of staff as the deeds and the pages ask for them."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.states import Role
from petition.store.models import Staff


def by_address(session: Session, email_canonical: str) -> Staff | None:
    """The account of an address."""
    return session.scalar(sa.select(Staff).where(Staff.email_canonical == email_canonical))


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
