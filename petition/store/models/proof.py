"""The trees in which signers find themselves again; only the tally writes here.

Neither an address nor a name nor a token is kept: a leaf tells nothing to who lacks the receipt.
"""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.store.columns import Key
from petition.store.database import Base


def _campaign_key() -> Mapped[int]:
    return mapped_column(Key, sa.ForeignKey("campaign.id"), primary_key=True)


class ProofLeaf(Base):
    """The leaf of the signature that was given `number`; it stays when the signature goes."""

    __tablename__ = "proof_leaf"

    campaign_id: Mapped[int] = _campaign_key()
    number: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32))


class ProofBlock(Base):
    """The root of one full block of a day's leaves, the first of which has `number`."""

    __tablename__ = "proof_block"

    campaign_id: Mapped[int] = _campaign_key()
    number: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32))


class ProofDay(Base):
    """A day that is over: its root is final, and chained to that of the day before."""

    __tablename__ = "proof_day"

    campaign_id: Mapped[int] = _campaign_key()
    day: Mapped[date] = mapped_column(primary_key=True)
    first_number: Mapped[int] = mapped_column(Key)
    signatures: Mapped[int]
    root: Mapped[str] = mapped_column(sa.String(64))
    previous_hash: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64))


class ProofHead(Base):
    """Where a campaign's trees go on: the day that grows, and the end of the chain of days.

    `first_number` is the number of the growing day's first leaf; numbers from `beginning` on have
    leaves. `day` is None before the first one.
    """

    __tablename__ = "proof_head"

    campaign_id: Mapped[int] = _campaign_key()
    beginning: Mapped[int] = mapped_column(Key)
    day: Mapped[date | None]
    first_number: Mapped[int] = mapped_column(Key)
    previous_hash: Mapped[str] = mapped_column(sa.String(64))
