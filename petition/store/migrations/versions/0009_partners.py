"""Partners: other sites that sign through the API, and what their servers are told of."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
EVENTS = ("signature.confirmed", "count.changed", "message.approved")
WAITING = sa.text("delivered_at IS NULL AND given_up_at IS NULL")


def upgrade() -> None:
    create_partner()
    create_webhook()
    create_delivery()


def create_partner() -> None:
    """One row per site, with the digest of its key."""
    op.create_table(
        "partner",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("key_prefix", sa.String(length=8), nullable=False),
        sa.Column("key_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("keyed_at", MOMENT, nullable=False),
        sa.Column("last_used_on", sa.Date()),
        sa.Column("revoked_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_partner"),
        sa.UniqueConstraint("name", name="uq_partner_name"),
        sa.UniqueConstraint("key_digest", name="uq_partner_key_digest"),
    )


def create_webhook() -> None:
    """Where a partner wants to be told."""
    op.create_table(
        "webhook",
        sa.Column("id", KEY, nullable=False),
        sa.Column("partner_id", KEY, nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("secret_nonce", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("failures_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("paused_until", MOMENT),
        owner("webhook", "partner", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_webhook"),
    )
    op.create_index("ix_webhook_partner_id", "webhook", ["partner_id"])


def create_delivery() -> None:
    """What is to be told, and what became of it."""
    event = sa.Enum(*EVENTS, name="event", native_enum=False, create_constraint=True, length=20)
    op.create_table(
        "webhook_delivery",
        sa.Column("id", KEY, nullable=False),
        sa.Column("webhook_id", KEY, nullable=False),
        sa.Column("decision_id", KEY),
        sa.Column("event", event, nullable=False),
        sa.Column("body", sa.String(length=500), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("delivered_at", MOMENT),
        sa.Column("given_up_at", MOMENT),
        sa.Column("last_error", sa.String(length=80), server_default="", nullable=False),
        owner("webhook_delivery", "webhook", "CASCADE"),
        owner("webhook_delivery", "decision", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_delivery"),
    )
    index_delivery()


def index_delivery() -> None:
    """By what the worker, the pages, an undo and the housekeeping look for."""
    index, table = "ix_webhook_delivery", "webhook_delivery"
    partial: dict[str, Any] = {"sqlite_where": WAITING, "postgresql_where": WAITING}
    op.create_index(f"{index}_waiting", table, ["due_at"], **partial)
    op.create_index(f"{index}_webhook_id", table, ["webhook_id", "id"])
    for column in ("decision_id", "created_at"):
        op.create_index(f"{index}_{column}", table, [column])


def owner(table: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    """A reference to the row that one belongs to."""
    given: dict[str, Any] = {"name": f"fk_{table}_{other}_id", "ondelete": ondelete}
    return sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], **given)


def downgrade() -> None:
    for table in ("webhook_delivery", "webhook", "partner"):
        op.drop_table(table)
