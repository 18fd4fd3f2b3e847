"""Partners as the deeds, the pages and their own requests ask for them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from petition.rules.partner_keys import Key
from petition.store import database
from petition.store.models import Partner


class Caller(NamedTuple):
    """A partner by its key: who it is, and the day of its last request."""

    id: int
    name: str
    last_used_on: date | None


def give_key(session: Session, name: str, key: Key, now: datetime) -> int | None:
    """Stores a partner with its key, or a new key for one whose key was revoked.

    Gives the partner's id; None where a key of that name is in force. The constraint decides.
    """
    insert = (sqlite.insert if database.is_on_sqlite() else postgresql.insert)(Partner)
    values = {"key_prefix": key.prefix, "key_digest": key.digest, "keyed_at": now}
    return session.scalar(
        insert.values(name=name, **values)
        .on_conflict_do_update(
            index_elements=["name"],
            set_=values | {"revoked_at": None, "last_used_on": None},
            where=Partner.revoked_at.is_not(None),
        )
        .returning(Partner.id)
    )


def caller(session: Session, key_digest: bytes) -> Caller | None:
    """Whose key it is; None for nobody's, and for a revoked one."""
    row = session.execute(
        sa.select(Partner.id, Partner.name, Partner.last_used_on).where(
            Partner.key_digest == key_digest, Partner.revoked_at.is_(None)
        )
    ).first()
    return Caller(*row) if row else None


def note_use(session: Session, partner_id: int, today: date) -> None:
    """Writes down that a partner came today."""
    session.execute(sa.update(Partner).where(Partner.id == partner_id).values(last_used_on=today))


def by_id(session: Session, partner_id: int) -> Partner | None:
    """One partner, locked until the transaction ends."""
    return session.get(Partner, partner_id, with_for_update=True, populate_existing=True)


def by_name(session: Session, name: str) -> Partner | None:
    """The partner of that name."""
    return session.scalar(sa.select(Partner).where(Partner.name == name))


def every(session: Session) -> Sequence[Partner]:
    """All partners by name, those whose key was revoked last."""
    is_revoked = Partner.revoked_at.is_not(None)
    return session.scalars(sa.select(Partner).order_by(is_revoked, Partner.name)).all()
