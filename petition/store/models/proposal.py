"""How a proposed project goes further: its stages, and what the committee thinks of it."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.rules.states import Stage
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base


def _message_key() -> Mapped[int]:
    key = sa.ForeignKey("message.id", ondelete="CASCADE")
    return mapped_column(Key, key, primary_key=True)


def _staff_key() -> Mapped[int]:
    key = sa.ForeignKey("staff.id", ondelete="CASCADE")
    return mapped_column(Key, key, primary_key=True)


class ProposalStep(Base):
    """One step of a proposal, dated, with a public note; `notes` holds one text per language."""

    __tablename__ = "proposal_step"

    message_id: Mapped[int] = _message_key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stage: Mapped[Stage] = mapped_column(by_value(Stage, "stage"))
    happened_on: Mapped[date]
    notes: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    staff_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("staff.id", ondelete="SET NULL")
    )
    written_at: Mapped[datetime] = mapped_column(Moment)


class ProposalReview(Base):
    """One committee member's view of a proposal: points by criterion, or a conflict of interest.

    `points` holds one number per criterion; it is empty where a conflict was declared.
    """

    __tablename__ = "proposal_review"

    message_id: Mapped[int] = _message_key()
    staff_id: Mapped[int] = _staff_key()
    has_conflict: Mapped[bool] = mapped_column(server_default=sa.false())
    points: Mapped[dict[str, int]] = mapped_column(sa.JSON)
    comment: Mapped[str] = mapped_column(sa.String(1000), server_default="")
    written_at: Mapped[datetime] = mapped_column(Moment)
