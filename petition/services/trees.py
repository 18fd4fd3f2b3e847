"""Grows the day's tree with each signature that is counted, inside the tally's transaction.

The tally holds the campaign's row, so nobody else is at its trees meanwhile.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from petition.rules import ledger, merkle, receipts
from petition.store.models import ProofBlock, ProofHead, ProofLeaf
from petition.store.queries import proofs


def begin(session: Session, campaign_id: int, slug: str) -> None:
    """Opens the trees of a new campaign; the chain of days begins as the ledger does."""
    session.add(
        ProofHead(
            campaign_id=campaign_id,
            beginning=1,
            day=None,
            first_number=1,
            previous_hash=ledger.beginning(slug).hash,
        )
    )
    session.flush()


def grow(session: Session, campaign_id: int, leaves: Mapping[int, bytes], today: date) -> None:
    """Adds leaves, by number, in a row after the newest; closes the day before if it is over."""
    if not leaves:
        return
    head = proofs.head(session, campaign_id)
    # A clock that was set back does not open a day again.
    close(session, head, today)
    if head.day is None:
        head.day, head.first_number = today, min(leaves)
    rows: list[dict[str, object]] = [
        {"campaign_id": campaign_id, "number": number, "hash": leaf}
        for number, leaf in leaves.items()
    ]
    proofs.add(session, ProofLeaf, rows)
    _fill_blocks(session, head, min(leaves), max(leaves) + 1)


def close(session: Session, head: ProofHead, today: date) -> None:
    """Seals the growing day if it lies before `today`."""
    if head.day is None or head.day >= today:
        return
    until = proofs.newest(session, head.campaign_id) + 1
    root = receipts.sealed(
        receipts.DayRoot(
            head.day,
            head.first_number,
            until - head.first_number,
            merkle.root(proofs.tops(session, head.campaign_id, head.first_number, until)).hex(),
            head.previous_hash,
        )
    )
    proofs.close(session, head.campaign_id, root)
    head.day, head.first_number, head.previous_hash = None, until, root.hash
    session.flush()


def _fill_blocks(session: Session, head: ProofHead, first: int, until: int) -> None:
    """Writes the blocks that the leaves from `first` to below `until` have made full."""
    begun = first - (first - head.first_number) % merkle.BLOCK
    starts = range(begun, until - merkle.BLOCK + 1, merkle.BLOCK)
    if not starts:
        return
    leaves = proofs.leaves(session, head.campaign_id, begun, starts[-1] + merkle.BLOCK)
    rows: list[dict[str, object]] = [
        {
            "campaign_id": head.campaign_id,
            "number": start,
            "hash": merkle.root(leaves[start - begun : start - begun + merkle.BLOCK]),
        }
        for start in starts
    ]
    proofs.add(session, ProofBlock, rows)
