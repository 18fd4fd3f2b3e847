"""The doubter's check of the trees: any byte of them that is changed is found."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from petition.rules import merkle
from petition.services import proving, trees, verification
from petition.store import database
from petition.store.models import ProofBlock, ProofDay, ProofLeaf
from tests import factories

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PEOPLE = ("anna", "luca", "wang", "li")


@pytest.fixture(autouse=True)
def history(app):
    """Two closed days and one that grows; somebody has gone since, whose leaf stays."""
    factories.given_campaign()
    with time_machine.travel(NOON, tick=False) as clock:
        for name in PEOPLE:
            last = factories.sign_and_confirm(f"{name}@example.org")
            clock.shift(timedelta(hours=18))
        factories.withdraw(last)


def faults() -> str:
    (verdict,) = verification.verify()
    return "; ".join(verdict.faults)


def flipped(value: bytes | str) -> bytes | str:
    """The same with another first byte, or digit."""
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    return ("1" if value[0] == "0" else "0") + value[1:]


def change(model: type, name: str, *key: object) -> None:
    """Changes one byte of one column of the row with the lowest key."""
    with database.writing() as session:
        keys = sa.inspect(model).primary_key
        row = session.scalars(sa.select(model).order_by(*keys).limit(1)).one()
        setattr(row, name, flipped(getattr(row, name)))


def test_trees_that_grew_by_themselves_have_no_fault():
    assert faults() == ""
    assert proving.close_days() == 1
    assert faults() == ""


@pytest.mark.parametrize(
    ("model", "column", "told"),
    [
        (ProofLeaf, "hash", "the leaf of number 1 is not that of its signature"),
        (ProofDay, "root", "is not that of its leaves"),
        (ProofDay, "hash", "does not follow from the day before"),
        (ProofDay, "previous_hash", "does not follow from the day before"),
    ],
)
def test_a_changed_byte_is_found(model, column, told):
    change(model, column)

    assert told in faults()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE proof_day SET first_number = 2 WHERE first_number = 1", "does not follow"),
        ("UPDATE proof_day SET signatures = 2 WHERE first_number = 1", "not that of its leaves"),
        ("DELETE FROM proof_leaf WHERE number = 4", "there are 3 leaves"),
        ("DELETE FROM proof_day WHERE first_number = 1", "does not follow"),
        ("UPDATE proof_head SET first_number = 9", "do not go on"),
        ("UPDATE proof_head SET day = NULL", "wait for the end of the day"),
        ("UPDATE signature SET number = 5 WHERE number = 2", "have a number"),
        ("UPDATE signature SET email_canonical = 'x@example.org' WHERE number = 2", "the leaf of"),
        ("UPDATE signature SET receipt_nonce = NULL WHERE number = 2", "the leaf of number 2"),
    ],
)
def test_a_changed_row_is_found(statement, told):
    with database.writing() as session:
        assert session.execute(sa.text(statement)).rowcount == 1

    assert told in faults()


def test_a_changed_block_is_found():
    leaves = {number: merkle.leaf_hash(bytes([number % 256])) for number in range(5, 305)}
    with database.writing() as session:
        trees.grow(session, factories.campaign_id(), leaves, NOON.date() + timedelta(days=9))
    assert "block" not in faults()

    change(ProofBlock, "hash")

    assert "the block of leaves from number 5 is not what they make" in faults()
