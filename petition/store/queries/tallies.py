"""The rows of the tally: what it takes, what it writes, what the pages read of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from petition.rules import ledger
from petition.rules.states import Dimension, SignatureState
from petition.store.models import Breakdown, Elsewhere, LedgerRow, Signature, Tally
from petition.store.models.signature import IS_UNTALLIED


class Untallied(NamedTuple):
    """A signature whose flag disagrees with its state, and what counting it needs to know.

    Each has been confirmed once, or it would not be here.
    """

    id: int
    state: SignatureState
    counted: bool
    counted_as: str
    counted_source: str
    number: int | None
    confirmed_at: datetime
    country: str
    language: str
    email_canonical: str
    receipt_nonce: bytes | None
    source: str


def take(session: Session, campaign_id: int) -> Tally | None:
    """The campaign's tally row, locked; None while another tally holds it."""
    return session.scalar(
        sa.select(Tally)
        .where(Tally.campaign_id == campaign_id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )


def untallied(session: Session, campaign_id: int, limit: int) -> list[Untallied]:
    """Signatures whose flag disagrees with their state, locked, in the order of confirmation."""
    rows = session.execute(
        sa.select(*(getattr(Signature, name) for name in Untallied._fields))
        .where(Signature.campaign_id == campaign_id, IS_UNTALLIED)
        .order_by(Signature.confirmed_at, Signature.id)
        .limit(limit)
        .with_for_update()
    )
    return [Untallied(*row) for row in rows]


def hold(session: Session, campaign_ids: Collection[int]) -> Sequence[Tally]:
    """The tally rows of these campaigns, locked once nobody else tallies them."""
    return session.scalars(
        sa.select(Tally)
        .where(Tally.campaign_id.in_(campaign_ids))
        .order_by(Tally.campaign_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def counted(session: Session, campaign_id: int, ids: Collection[int]) -> list[Untallied]:
    """Those of the signatures that a campaign's count holds, whatever their state; locked."""
    rows = session.execute(
        sa.select(*(getattr(Signature, name) for name in Untallied._fields))
        .where(Signature.campaign_id == campaign_id, Signature.id.in_(ids), Signature.counted)
        .order_by(Signature.id)
        .with_for_update()
    )
    return [Untallied(*row) for row in rows]


def flip(session: Session, flips: Sequence[Mapping[str, Any]]) -> None:
    """Writes `{"row": id, "is_counted": bool, "as_shares": str, "as_source": str, …}`.

    Besides, `as_number` is the number of the signer and `as_receipt` the nonce, or both None.
    """
    if not flips:
        return
    session.connection().execute(
        sa.update(Signature)
        .where(Signature.id == sa.bindparam("row"))
        .values(
            counted=sa.bindparam("is_counted"),
            counted_as=sa.bindparam("as_shares"),
            counted_source=sa.bindparam("as_source"),
            number=sa.bindparam("as_number"),
            receipt_nonce=sa.bindparam("as_receipt"),
        ),
        flips,
    )


def add(session: Session, campaign_id: int, changes: Mapping[tuple[Dimension, str], int]) -> None:
    """Adds to the counts per day, country, language and source what has changed."""
    rows = [
        {"campaign_id": campaign_id, "dimension": dimension, "value": value, "signatures": change}
        for (dimension, value), change in sorted(changes.items())
        if change
    ]
    if not rows:
        return
    dialect = session.get_bind().dialect.name
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(Breakdown)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["campaign_id", "dimension", "value"],
            set_={"signatures": Breakdown.signatures + insert.excluded.signatures},
        ),
        rows,
    )


def append(session: Session, campaign_id: int, entries: Sequence[ledger.Entry]) -> None:
    """Writes new entries at the end of the campaign's ledger."""
    if entries:
        session.execute(
            sa.insert(LedgerRow), [{"campaign_id": campaign_id, **vars(e)} for e in entries]
        )


def waiting_campaigns(session: Session) -> Sequence[int]:
    """The campaigns that have something to tally."""
    return session.scalars(sa.select(Signature.campaign_id).where(IS_UNTALLIED).distinct()).all()


def elsewhere_total(session: Session, campaign_id: int) -> int:
    """How many signatures other platforms and paper hold for the campaign."""
    total = sa.func.coalesce(sa.func.sum(Elsewhere.signatures), 0)
    return session.scalar(sa.select(total).where(Elsewhere.campaign_id == campaign_id)) or 0


def per(session: Session, campaign_id: int, dimension: Dimension) -> dict[str, int]:
    """The confirmed signatures of a campaign, by one dimension; empty shares left out."""
    rows = session.execute(
        sa.select(Breakdown.value, Breakdown.signatures)
        .where(
            Breakdown.campaign_id == campaign_id,
            Breakdown.dimension == dimension,
            Breakdown.signatures != 0,
        )
        .order_by(Breakdown.value)
    )
    return {row.value: row.signatures for row in rows}


def per_day(session: Session, campaign_id: int) -> dict[date, int]:
    """The confirmed signatures of a campaign by day in UTC."""
    by_value = per(session, campaign_id, Dimension.DAY)
    return {date.fromisoformat(value): signatures for value, signatures in by_value.items()}


def ledger_page(session: Session, campaign_id: int, after: int, limit: int) -> list[ledger.Entry]:
    """Up to `limit` ledger entries with numbers above `after`, oldest first."""
    rows = session.scalars(
        sa.select(LedgerRow)
        .where(LedgerRow.campaign_id == campaign_id, LedgerRow.number > after)
        .order_by(LedgerRow.number)
        .limit(limit)
    )
    return [entry(row) for row in rows]


def whole_ledger(session: Session, campaign_id: int) -> Iterator[ledger.Entry]:
    """Every entry of the campaign's ledger in order, read a thousand at a time."""
    after = 0
    while page := ledger_page(session, campaign_id, after, 1000):
        yield from page
        after = page[-1].number
        session.expunge_all()


def entry(row: LedgerRow) -> ledger.Entry:
    """A row of the ledger as the entry it keeps."""
    return ledger.Entry(
        row.number, row.at, row.change, row.reason, row.total, row.previous_hash, row.hash
    )
