"""The log of staff deeds: chained, gapless, and written with the deed or not at all."""

import itertools
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from petition.rules import audit
from petition.rules.audit import Deed
from petition.services import auditing, log_verification
from petition.store import database
from petition.store.models import AuditRow
from tests import staff
from tests.faults import callers

# Another value of the same kind, by one character, number or moment.
OTHERWISE = {
    int: lambda value, staff_id: value + 10,
    datetime: lambda value, staff_id: value + timedelta(microseconds=1),
    str: lambda value, staff_id: chr(ord(value[0]) ^ 1) + value[1:],
    type(None): lambda value, staff_id: staff_id,
}


def rows() -> list[AuditRow]:
    with database.reading() as session:
        return list(session.scalars(sa.select(AuditRow).order_by(AuditRow.number)))


def record(number: int = 1) -> None:
    deed = Deed(None, "message_approved", f"message:{number}", {"version": number})
    with database.writing() as session:
        auditing.record(session, deed)


def test_entries_are_numbered_and_chained(app):
    for number in (1, 2, 3):
        record(number)

    found = rows()

    assert [row.number for row in found] == [1, 2, 3]
    before = audit.BEGINNING
    for row in found:
        fields = audit.Entry.__dataclass_fields__
        entry = audit.Entry(**{name: getattr(row, name) for name in fields})
        assert (row.previous_hash, row.hash) == (before, entry.hash)
        before = row.hash


def test_a_deed_that_fails_leaves_no_entry(app):
    def fail() -> None:
        with database.writing() as session:
            auditing.record(session, Deed(None, "message_approved", "message:1", {}))
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert rows() == []


def test_twenty_at_once_make_one_chain(app):
    def in_a_context() -> None:
        with app.app_context():
            record()

    callers.at_once([in_a_context] * 20)

    found = rows()
    assert [row.number for row in found] == list(range(1, 21))
    assert all(a.hash == b.previous_hash for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("column", [column.name for column in AuditRow.__table__.columns])
def test_one_changed_byte_is_found_wherever_it_is(app, column, number):
    staff_id = staff.given_staff()
    for each in (1, 2, 3):
        record(each)

    with database.writing() as session:
        row = session.get_one(AuditRow, number)
        setattr(row, column, OTHERWISE[type(getattr(row, column))](getattr(row, column), staff_id))

    found = log_verification.verify()
    assert (found.entries, found.broken_at is None) == (number - 1, False)


@pytest.mark.parametrize(("lost", "entries", "broken_at"), [(1, 0, 2), (2, 1, 3), (3, 2, None)])
def test_a_lost_entry_is_found_unless_it_is_the_last(app, lost, entries, broken_at):
    for each in (1, 2, 3):
        record(each)
    hashes = [audit.BEGINNING, *(row.hash for row in rows())]

    with database.writing() as session:
        session.execute(sa.delete(AuditRow).where(AuditRow.number == lost))

    found = log_verification.verify()
    assert (found.entries, found.broken_at) == (entries, broken_at)
    # This is what tells of the last one, to whoever has noted it.
    assert found.last_hash == hashes[entries]
