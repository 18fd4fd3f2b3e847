"""Partners' servers that are told of what happens, and each telling."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.rules.states import WebhookEvent
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base

# Queries use the very words of the partial index, so that the planner knows it again.
IS_WAITING = sa.text("delivered_at IS NULL AND given_up_at IS NULL")


class Webhook(Base):
    """One address of a partner. Its secret is derived from `secret_nonce` and SECRET_KEY.

    After failures in a row it is left alone until `paused_until`, so that a dead server costs
    little.
    """

    __tablename__ = "webhook"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partner_id: Mapped[int] = mapped_column(
        Key, sa.ForeignKey("partner.id", ondelete="CASCADE"), index=True
    )
    url: Mapped[str] = mapped_column(sa.String(500))
    secret_nonce: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    created_at: Mapped[datetime] = mapped_column(Moment)
    failures_count: Mapped[int] = mapped_column(server_default="0")
    paused_until: Mapped[datetime | None] = mapped_column(Moment)


class WebhookDelivery(Base):
    """One event to be told to one address: `body` word for word, as it was when it happened.

    `due_at` is also the lease of the worker that is sending it.
    """

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        sa.Index(
            "ix_webhook_delivery_waiting",
            "due_at",
            sqlite_where=IS_WAITING,
            postgresql_where=IS_WAITING,
        ),
        sa.Index("ix_webhook_delivery_webhook_id", "webhook_id", "id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    webhook_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("webhook.id", ondelete="CASCADE"))
    decision_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("decision.id", ondelete="SET NULL"), index=True
    )
    event: Mapped[WebhookEvent] = mapped_column(by_value(WebhookEvent, "event"))
    body: Mapped[str] = mapped_column(sa.String(500))
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
    due_at: Mapped[datetime] = mapped_column(Moment)
    attempts_count: Mapped[int] = mapped_column(server_default="0")
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    given_up_at: Mapped[datetime | None] = mapped_column(Moment)
    last_error: Mapped[str] = mapped_column(sa.String(80), server_default="")
