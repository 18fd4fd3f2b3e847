"""The log of staff deeds as it is written: one after the other."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import audit
from petition.store import database
from petition.store.models import AuditRow

APPENDING = 7_021_2022


def append_alone(session: Session) -> None:
    """Until the transaction ends nobody else appends, so that the chain has no fork."""
    if not database.is_on_sqlite():
        session.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": APPENDING})


def last(session: Session) -> tuple[int, str]:
    """The number and the hash that the next entry follows."""
    newest = sa.select(AuditRow.number, AuditRow.hash).order_by(AuditRow.number.desc()).limit(1)
    row = session.execute(newest).first()
    return (row.number, row.hash) if row else (0, audit.BEGINNING)


def append(session: Session, entry: audit.Entry) -> None:
    """Writes an entry at the end of the log."""
    session.execute(sa.insert(AuditRow).values(**vars(entry), hash=entry.hash))
