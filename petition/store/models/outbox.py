"""Emails waiting to be sent, written in the transaction of what they are about."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.rules.states import EmailKind
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base

# Queries use the very words of the partial index, so that the planner knows it again.
IS_WAITING = sa.text("sent_at IS NULL AND given_up_at IS NULL")


class OutboxEmail(Base):
    """One email, told by its kind and what it is about; its text is made when it is sent.

    It is about a signature, a message or a member of staff; `decision_id` says which decision.
    `due_at` is also the lease of the worker that is sending it. `recipient_key` is a keyed hash
    of the canonical address, so that the daily limit outlives an erased signature.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        sa.Index(
            "ix_outbox_waiting",
            "due_at",
            sqlite_where=IS_WAITING,
            postgresql_where=IS_WAITING,
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    kind: Mapped[EmailKind] = mapped_column(by_value(EmailKind, "kind"))
    signature_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("signature.id", ondelete="SET NULL"), index=True
    )
    message_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("message.id", ondelete="SET NULL"), index=True
    )
    staff_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("staff.id", ondelete="SET NULL"), index=True
    )
    decision_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("decision.id", ondelete="SET NULL"), index=True
    )
    recipient_key: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    created_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    attempts_count: Mapped[int] = mapped_column(server_default="0")
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    given_up_at: Mapped[datetime | None] = mapped_column(Moment)
    last_error: Mapped[str] = mapped_column(sa.String(80), server_default="")


sa.Index(
    "ix_outbox_sent",
    OutboxEmail.recipient_key,
    OutboxEmail.sent_at,
    sqlite_where=OutboxEmail.sent_at.is_not(None),
    postgresql_where=OutboxEmail.sent_at.is_not(None),
)
