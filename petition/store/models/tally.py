"""The counts and the ledger that explains them; only the tally writes here."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.rules.states import Dimension, LedgerReason
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base


class Tally(Base):
    """A campaign's count in one row, which is all that a public page reads of it."""

    __tablename__ = "tally"

    campaign_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("campaign.id"), primary_key=True)
    confirmed_count: Mapped[int]
    elsewhere_count: Mapped[int]
    last_number: Mapped[int]
    ledger_number: Mapped[int]
    ledger_hash: Mapped[str] = mapped_column(sa.String(64))
    as_of: Mapped[datetime] = mapped_column(Moment)


class Breakdown(Base):
    """How many confirmed signatures share one day (ISO date), country, language or source."""

    __tablename__ = "breakdown"

    campaign_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("campaign.id"), primary_key=True)
    dimension: Mapped[Dimension] = mapped_column(by_value(Dimension, "dimension"), primary_key=True)
    value: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    signatures: Mapped[int]


class LedgerRow(Base):
    """One entry of a campaign's public ledger."""

    __tablename__ = "ledger"
    __table_args__ = (
        sa.Index("ix_ledger_reason", "campaign_id", "reason", "number"),
        sa.Index("ix_ledger_at", "campaign_id", "at"),
    )

    campaign_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("campaign.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    change: Mapped[int]
    reason: Mapped[LedgerReason] = mapped_column(by_value(LedgerReason, "reason"))
    total: Mapped[int]
    previous_hash: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64))
