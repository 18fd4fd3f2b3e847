"""The trees in which each signer can find the own signature, and the ledger's days and reasons."""

import hashlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("proof_head", "proof_day", "proof_block", "proof_leaf")


def upgrade() -> None:
    for table in ("proof_leaf", "proof_block"):
        number = sa.Column("number", KEY, nullable=False, autoincrement=False)
        create(table, "number", number, sa.Column("hash", sa.LargeBinary(32), nullable=False))
    day = sa.Column("day", sa.Date(), nullable=False)
    signatures = sa.Column("signatures", sa.Integer(), nullable=False)
    create("proof_day", "day", day, first_number(), signatures, *hashes("root", "hash"))
    growing = sa.Column("day", sa.Date(), nullable=True)
    beginning = sa.Column("beginning", KEY, nullable=False)
    create("proof_head", "", beginning, growing, first_number(), *hashes())
    begin_after_what_is_counted()
    op.add_column("signature", sa.Column("receipt_nonce", sa.LargeBinary(16), nullable=True))
    op.create_index("ix_ledger_reason", "ledger", ["campaign_id", "reason", "number"])
    op.create_index("ix_ledger_at", "ledger", ["campaign_id", "at"])


def downgrade() -> None:
    op.drop_index("ix_ledger_at", "ledger")
    op.drop_index("ix_ledger_reason", "ledger")
    op.drop_column("signature", "receipt_nonce")
    for table in TABLES:
        op.drop_table(table)


def create(table: str, key: str, *columns: sa.Column[Any]) -> None:
    """Creates a table of a campaign's trees; its key is the campaign, and `key` if there is one."""
    op.create_table(
        table,
        sa.Column("campaign_id", KEY, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=f"fk_{table}_campaign_id"),
        sa.PrimaryKeyConstraint(*filter(None, ("campaign_id", key)), name=f"pk_{table}"),
    )


def first_number() -> sa.Column[Any]:
    return sa.Column("first_number", KEY, nullable=False)


def hashes(*names: str) -> list[sa.Column[Any]]:
    """Columns of hashes in hexadecimal: that of the day before, and those named."""
    return [sa.Column(name, sa.String(64), nullable=False) for name in ("previous_hash", *names)]


def begin_after_what_is_counted() -> None:
    """Signatures that were counted before there were trees have no leaf."""
    tally = sa.table("tally", sa.column("campaign_id"), sa.column("last_number"))
    campaign = sa.table("campaign", sa.column("id"), sa.column("slug"))
    head = sa.table(
        "proof_head",
        *(sa.column(name) for name in ("campaign_id", "beginning", "first_number")),
        sa.column("previous_hash"),
    )
    connection = op.get_bind()
    counted = sa.select(campaign.c.id, campaign.c.slug, tally.c.last_number).join(
        tally, tally.c.campaign_id == campaign.c.id
    )
    for row in connection.execute(counted).all():
        connection.execute(
            sa.insert(head).values(
                campaign_id=row.id,
                beginning=row.last_number + 1,
                first_number=row.last_number + 1,
                previous_hash=hashlib.sha256(row.slug.encode()).hexdigest(),
            )
        )
