"""Campaigns: texts, endorsers, actions, news, and what is counted elsewhere."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def one_of(name: str, *values: str) -> sa.Column[Any]:
    """A text column held to these values by a CHECK."""
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(name, kind, nullable=False)


def text(name: str, length: int) -> sa.Column[Any]:
    """A text column that is never NULL."""
    return sa.Column(name, sa.String(length=length), nullable=False)


def document(name: str) -> sa.Column[Any]:
    """Texts per language, or a list of numbers or words."""
    return sa.Column(name, sa.JSON(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", KEY, nullable=False),
        text("slug", 40),
        one_of("state", "draft", "open", "closed"),
        sa.Column("opens_on", sa.Date()),
        sa.Column("closes_on", sa.Date()),
        text("default_language", 8),
        document("goal_steps"),
        document("directions"),
        document("texts"),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campaign"),
        sa.UniqueConstraint("slug", name="uq_campaign_slug"),
    )
    create_part("elsewhere", *elsewhere())
    create_part("endorser", *endorser())
    create_part("action", *action())
    create_part("news", *news())


def create_part(table: str, *columns: sa.Column[Any]) -> None:
    """A table whose rows belong to a campaign and go with it."""
    op.create_table(
        table,
        sa.Column("id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=f"fk_{table}_campaign_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_campaign_id", table, ["campaign_id"])


def elsewhere() -> list[sa.Column[Any]]:
    """Signatures counted on another platform or on paper."""
    signatures = sa.Column("signatures", sa.Integer(), nullable=False)
    as_of = sa.Column("as_of", sa.Date(), nullable=False)
    return [text("source", 100), text("url", 500), signatures, as_of]


def endorser() -> list[sa.Column[Any]]:
    """Promoters and supporters."""
    words = [text("kind", 20), text("name", 200), text("acronym", 40), text("url", 500)]
    return [*words, document("names"), document("roles")]


def action() -> list[sa.Column[Any]]:
    """Concrete initiatives."""
    state = one_of("state", "done", "running", "planned")
    return [state, sa.Column("happens_on", sa.Date()), document("when"), document("texts")]


def news() -> list[sa.Column[Any]]:
    """Dated posts."""
    published_on = sa.Column("published_on", sa.Date(), nullable=False)
    return [published_on, sa.Column("deadline", sa.Date()), text("url", 500), document("texts")]


def downgrade() -> None:
    for table in ("news", "action", "endorser", "elsewhere", "campaign"):
        op.drop_table(table)
