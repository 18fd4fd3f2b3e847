"""Recomputes the days' trees: from the signatures to their leaves, blocks, roots and the chain."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import ledger, merkle, receipts
from petition.rules.receipts import DayRoot
from petition.rules.states import LedgerReason
from petition.services import proving
from petition.store.models import LedgerRow, ProofHead, ProofLeaf, Signature, Tally
from petition.store.queries import proofs

AT_ONCE = 2000


def faults(session: Session, campaign_id: int, slug: str) -> Iterator[str]:
    """What is wrong with a campaign's trees, one sentence each."""
    yield from _leaves(session, campaign_id, slug)
    head = proofs.head(session, campaign_id)
    number, previous = head.beginning, ledger.beginning(slug).hash
    for day in proofs.all_days(session, campaign_id):
        yield from _day(session, campaign_id, day, number, previous)
        number, previous = day.first_number + day.signatures, day.hash
    yield from _growing(session, head, number, previous)


def _leaves(session: Session, campaign_id: int, slug: str) -> Iterator[str]:
    """Every number ever given has a leaf, and every signature that has one made it."""
    tally = session.get_one(Tally, campaign_id)
    confirmed = session.scalar(
        sa.select(sa.func.coalesce(sa.func.sum(LedgerRow.change), 0)).where(
            LedgerRow.campaign_id == campaign_id, LedgerRow.reason == LedgerReason.CONFIRMED
        )
    )
    if confirmed != tally.last_number:
        yield f"the ledger confirms {confirmed} signatures, the last number is {tally.last_number}"
    first = proofs.head(session, campaign_id).beginning
    count = session.scalar(
        sa.select(sa.func.count()).where(
            ProofLeaf.campaign_id == campaign_id,
            ProofLeaf.number.between(first, tally.last_number),
        )
    )
    if count != tally.last_number + 1 - first:
        yield f"there are {count} leaves from number {first} to {tally.last_number}"
    for number in _strange(session, campaign_id, slug, first):
        yield f"the leaf of number {number} is not that of its signature"


def _strange(session: Session, campaign_id: int, slug: str, first: int) -> Iterator[int]:
    """The numbers whose leaf is not the one that their signature makes."""
    for row in _rooted(session, campaign_id, first):
        receipt = proving.receipt_of(row.id, row.receipt_nonce or b"")
        if row.hash != receipts.leaf(slug, row.number, row.email_canonical, receipt):
            yield row.number


def _rooted(session: Session, campaign_id: int, first: int) -> Iterator[Any]:
    """The signatures with numbers from `first` on beside their leaves, some thousands at a time."""
    is_its_leaf = sa.and_(
        ProofLeaf.campaign_id == Signature.campaign_id, ProofLeaf.number == Signature.number
    )
    names = ("id", "number", "email_canonical", "receipt_nonce")
    columns = [getattr(Signature, name) for name in names]
    chosen = sa.select(*columns, ProofLeaf.hash).join(ProofLeaf, is_its_leaf)
    chosen = chosen.where(Signature.campaign_id == campaign_id).order_by(Signature.number)
    while rows := session.execute(chosen.where(Signature.number >= first).limit(AT_ONCE)).all():
        yield from rows
        first = rows[-1].number + 1


def _day(
    session: Session, campaign_id: int, day: DayRoot, number: int, previous: str
) -> Iterator[str]:
    if receipts.sealed(day) != day or (day.first_number, day.previous_hash) != (number, previous):
        yield f"the root of {day.day} does not follow from the day before"
    until = day.first_number + day.signatures
    leaves = proofs.leaves(session, campaign_id, day.first_number, until)
    if merkle.root(leaves).hex() != day.root:
        yield f"the root of {day.day} is not that of its leaves"
    yield from _blocks(session, campaign_id, day.first_number, leaves)


def _growing(session: Session, head: ProofHead, number: int, previous: str) -> Iterator[str]:
    if (head.first_number, head.previous_hash) != (number, previous):
        yield "the trees do not go on where the last day ended"
    until = proofs.newest(session, head.campaign_id) + 1
    leaves = proofs.leaves(session, head.campaign_id, head.first_number, until)
    if bool(leaves) != (head.day is not None):
        yield f"{len(leaves)} leaves wait for the end of the day {head.day}"
    yield from _blocks(session, head.campaign_id, head.first_number, leaves)


def _blocks(session: Session, campaign_id: int, first: int, leaves: list[bytes]) -> Iterator[str]:
    full = range(0, len(leaves) - merkle.BLOCK + 1, merkle.BLOCK)
    expected = {first + at: merkle.root(leaves[at : at + merkle.BLOCK]) for at in full}
    kept = proofs.blocks(session, campaign_id, first, first + len(leaves))
    for number in sorted(expected.keys() | kept.keys()):
        if expected.get(number) != kept.get(number):
            yield f"the block of leaves from number {number} is not what they make"
