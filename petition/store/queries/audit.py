"""The log of staff deeds: written one after the other, and read."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import audit
from petition.store import database
from petition.store.models import AuditRow, Staff

APPENDING = 7_021_2022
EVER = datetime(1970, 1, 1, tzinfo=UTC)


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


@dataclass(frozen=True)
class Filter:
    """Which entries are wanted; None or "" leaves a field open. `staff_id` 0: the command line."""

    staff_id: int | None = None
    deed: str = ""
    subject: str = ""
    since: datetime | None = None
    before: datetime | None = None


class Line(NamedTuple):
    """An entry as it is listed, with the name of whoever did it."""

    number: int
    at: datetime
    staff_id: int | None
    name: str | None
    deed: str
    subject: str
    details: str


def page(session: Session, wanted: Filter, below: int | None, limit: int) -> list[Line]:
    """The newest entries of a filter, with a number below the one given."""
    columns: tuple[Any, ...] = (AuditRow.number, AuditRow.at, AuditRow.staff_id, Staff.name)
    statement = (
        sa.select(*columns, AuditRow.deed, AuditRow.subject, AuditRow.details)
        .outerjoin(Staff, Staff.id == AuditRow.staff_id)
        .where(*_conditions(wanted))
        .order_by(AuditRow.number.desc())
        .limit(limit)
    )
    if below is not None:
        statement = statement.where(AuditRow.number < below)
    return [Line(*cast(Any, row)) for row in session.execute(statement)]


def whole(session: Session) -> Generator[tuple[audit.Entry, str], None, None]:
    """Every entry from the first on, each with the hash that was written down for it."""
    columns = [getattr(AuditRow, name) for name in audit.Entry.__dataclass_fields__]
    every = sa.select(*columns, AuditRow.hash).order_by(AuditRow.number)
    with session.execute(every, execution_options={"yield_per": 1000}) as rows:
        for *fields, kept in rows:
            yield audit.Entry(*fields), kept


def _conditions(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    given = (
        (wanted.staff_id is None, AuditRow.staff_id.is_not_distinct_from(wanted.staff_id or None)),
        (not wanted.deed, AuditRow.deed == wanted.deed),
        (not wanted.subject, AuditRow.subject == wanted.subject),
        (wanted.since is None, AuditRow.at >= (wanted.since or EVER)),
        (wanted.before is None, AuditRow.at < (wanted.before or EVER)),
    )
    return [condition for is_open, condition in given if not is_open]
