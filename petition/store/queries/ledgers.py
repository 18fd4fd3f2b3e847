"""The ledger as readers look for it: by reason and by day, newest first."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import ledger
from petition.rules.states import LedgerReason
from petition.store.models import LedgerRow
from petition.store.queries import tallies


class Choice(NamedTuple):
    """Which entries of a ledger: of one reason, of one day in UTC; None leaves it open."""

    reason: LedgerReason | None = None
    day: date | None = None


def newest_entries(
    session: Session, campaign_id: int, choice: Choice, below: int | None, limit: int
) -> list[ledger.Entry]:
    """Up to `limit` of the chosen ledger entries, newest first, with numbers below `below`."""
    chosen = sa.select(LedgerRow).where(LedgerRow.campaign_id == campaign_id)
    if choice.reason is not None:
        chosen = chosen.where(LedgerRow.reason == choice.reason)
    if choice.day is not None:
        midnight = datetime.combine(choice.day, time.min, UTC)
        chosen = chosen.where(LedgerRow.at >= midnight, LedgerRow.at < midnight + timedelta(days=1))
    if below is not None:
        chosen = chosen.where(LedgerRow.number < below)
    rows = session.scalars(chosen.order_by(LedgerRow.number.desc()).limit(limit))
    return [tallies.entry(row) for row in rows]
