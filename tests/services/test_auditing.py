"""The log of staff deeds: chained, gapless, and written with the deed or not at all."""

import itertools

import pytest
import sqlalchemy as sa

from petition.rules import audit
from petition.rules.audit import Deed
from petition.services import auditing
from petition.store import database
from petition.store.models import AuditRow
from tests.faults import callers


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
