"""The trees of the signatures, day by day: their leaves, their full blocks and their roots."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import merkle
from petition.rules.receipts import DayRoot
from petition.store.models import ProofBlock, ProofDay, ProofHead, ProofLeaf


def head(session: Session, campaign_id: int) -> ProofHead:
    """Where a campaign's trees go on, as the caller's transaction left it."""
    return session.get_one(ProofHead, campaign_id)


def newest(session: Session, campaign_id: int) -> int:
    """The number of a campaign's newest leaf; 0 before the first."""
    number = session.scalar(
        sa.select(sa.func.max(ProofLeaf.number)).where(ProofLeaf.campaign_id == campaign_id)
    )
    return number or 0


def leaves(session: Session, campaign_id: int, first: int, until: int) -> list[bytes]:
    """The leaves with numbers from `first` to below `until`."""
    chosen = sa.select(ProofLeaf.hash).where(
        ProofLeaf.campaign_id == campaign_id, ProofLeaf.number >= first, ProofLeaf.number < until
    )
    return list(session.scalars(chosen.order_by(ProofLeaf.number)))


def tops(session: Session, campaign_id: int, first: int, until: int) -> list[bytes]:
    """The roots of the full blocks from number `first` to below `until`, and of what is left."""
    chosen = sa.select(ProofBlock.hash).where(
        ProofBlock.campaign_id == campaign_id,
        ProofBlock.number >= first,
        ProofBlock.number <= until - merkle.BLOCK,
    )
    full = list(session.scalars(chosen.order_by(ProofBlock.number)))
    rest = leaves(session, campaign_id, first + len(full) * merkle.BLOCK, until)
    return [*full, merkle.root(rest)] if rest else full


def blocks(session: Session, campaign_id: int, first: int, until: int) -> dict[int, bytes]:
    """The roots of the blocks that begin from `first` to below `until`, by their first number."""
    chosen = sa.select(ProofBlock.number, ProofBlock.hash).where(
        ProofBlock.campaign_id == campaign_id,
        ProofBlock.number >= first,
        ProofBlock.number < until,
    )
    return {row.number: row.hash for row in session.execute(chosen)}


def add(
    session: Session, kind: type[ProofLeaf | ProofBlock], rows: list[dict[str, object]]
) -> None:
    """Writes new leaves, or blocks that have become full."""
    if rows:
        session.execute(sa.insert(kind), rows)


def close(session: Session, campaign_id: int, root: DayRoot) -> None:
    """Writes down a day that is over."""
    session.add(ProofDay(campaign_id=campaign_id, **vars(root)))


def day_of(session: Session, campaign_id: int, number: int) -> DayRoot | None:
    """The closed day whose tree holds the leaf of a number; None while its day goes on."""
    chosen = (
        sa.select(ProofDay)
        .where(ProofDay.campaign_id == campaign_id, ProofDay.first_number <= number)
        .order_by(ProofDay.day.desc())
        .limit(1)
    )
    row = session.scalar(chosen)
    return _root(row) if row and number < row.first_number + row.signatures else None


def days(
    session: Session, campaign_id: int, limit: int, before: int | None = None
) -> list[DayRoot]:
    """The `limit` newest closed days, newest first, that begin below the number `before`."""
    chosen = sa.select(ProofDay).where(ProofDay.campaign_id == campaign_id)
    if before is not None:
        chosen = chosen.where(ProofDay.first_number < before)
    rows = session.scalars(chosen.order_by(ProofDay.day.desc()).limit(limit))
    return [_root(row) for row in rows]


def all_days(session: Session, campaign_id: int) -> list[DayRoot]:
    """Every closed day of a campaign, oldest first."""
    rows = session.scalars(
        sa.select(ProofDay).where(ProofDay.campaign_id == campaign_id).order_by(ProofDay.day)
    )
    return [_root(row) for row in rows]


def growing_before(session: Session, day: date) -> Sequence[int]:
    """The campaigns whose growing day lies before `day`."""
    return session.scalars(sa.select(ProofHead.campaign_id).where(ProofHead.day < day)).all()


def _root(row: ProofDay) -> DayRoot:
    return DayRoot(row.day, row.first_number, row.signatures, row.root, row.previous_hash, row.hash)
