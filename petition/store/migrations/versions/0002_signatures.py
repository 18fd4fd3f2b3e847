"""Signatures, the tally with its breakdown and ledger, and the outbox of emails."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def one_of(name: str, *values: str) -> sa.Column[Any]:
    """A text column held to these values by a CHECK."""
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(name, kind, nullable=False)


def text(name: str, length: int, default: str | None = None) -> sa.Column[Any]:
    """A text column that is never NULL."""
    return sa.Column(name, sa.String(length=length), server_default=default, nullable=False)


def whole(name: str, default: str | None = None) -> sa.Column[Any]:
    """A number that is never NULL."""
    return sa.Column(name, sa.Integer(), server_default=default, nullable=False)


def switch(name: str) -> sa.Column[Any]:
    """False unless somebody says otherwise."""
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def data(name: str, length: int) -> sa.Column[Any]:
    """Bytes that are never NULL."""
    return sa.Column(name, sa.LargeBinary(length=length), nullable=False)


def upgrade() -> None:
    create_signature()
    create_for_campaign("tally", ["campaign_id"], *tally())
    create_for_campaign("breakdown", ["campaign_id", "dimension", "value"], *breakdown())
    create_for_campaign("ledger", ["campaign_id", "number"], *ledger())
    create_outbox()


def create_signature() -> None:
    """One row per act of support."""
    op.create_table(
        "signature",
        sa.Column("id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        *standing(),
        *words(),
        *signals(),
        *moments(),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_signature_campaign_id"),
        sa.PrimaryKeyConstraint("id", name="pk_signature"),
        sa.UniqueConstraint(
            "campaign_id", "email_canonical", name="uq_signature_campaign_id_email_canonical"
        ),
        sqlite_autoincrement=True,
    )
    index_signature()


def index_signature() -> None:
    """Indexes of the few rows that somebody looks for, and of the numbers given."""
    create_partial_index(
        "signature", "untallied", "campaign_id", "counted <> (state = 'confirmed')"
    )
    create_partial_index("signature", "unconfirmed", "signed_at", "state IN ('pending', 'suspect')")
    create_partial_index("signature", "withdrawn", "ended_at", "state = 'withdrawn'")
    is_numbered = sa.text("number IS NOT NULL")
    op.create_index(
        "uq_signature_campaign_id_number",
        "signature",
        ["campaign_id", "number"],
        unique=True,
        sqlite_where=is_numbered,
        postgresql_where=is_numbered,
    )


def standing() -> list[sa.Column[Any]]:
    """Where a signature stands, and what the tally made of it."""
    state = one_of("state", "pending", "suspect", "confirmed", "withdrawn", "invalidated")
    return [state, switch("counted"), text("counted_as", 30, ""), sa.Column("number", sa.Integer())]


def words() -> list[sa.Column[Any]]:
    """What the signer wrote and chose."""
    return [
        text("name", 100),
        text("email", 254),
        text("email_canonical", 254),
        text("country", 2, ""),
        text("city", 100, ""),
        text("affiliation", 100, ""),
        text("comment", 500, ""),
        one_of("visibility", "name", "initials", "anonymous"),
        text("language", 8),
        text("source", 40, ""),
        switch("updates"),
        text("consent_version", 20),
    ]


def signals() -> list[sa.Column[Any]]:
    """How automated it looked, and what its links are derived from."""
    suspicion = [whole("suspicion_score", "0"), text("suspicion_reasons", 200, "")]
    return [*suspicion, data("link_nonce", 16), data("link_digest", 32)]


def moments() -> list[sa.Column[Any]]:
    """What happened when, and how many emails there were."""
    later = ("confirmed_at", "held_at", "ended_at", "reminded_at", "emailed_at")
    signed_at = sa.Column("signed_at", MOMENT, nullable=False)
    return [signed_at, *(sa.Column(name, MOMENT) for name in later), whole("emails_count", "0")]


def tally() -> list[sa.Column[Any]]:
    """A campaign's count in one row."""
    counts = ("confirmed_count", "elsewhere_count", "last_number", "ledger_number")
    as_of = sa.Column("as_of", MOMENT, nullable=False)
    return [*(whole(name) for name in counts), text("ledger_hash", 64), as_of]


def breakdown() -> list[sa.Column[Any]]:
    """Its shares per day, country and language."""
    dimension = one_of("dimension", "day", "country", "language")
    return [dimension, text("value", 40), whole("signatures")]


def ledger() -> list[sa.Column[Any]]:
    """The entries that explain it."""
    given = ("confirmed", "withdrawn", "invalidated", "reinstated")
    return [
        sa.Column("number", KEY, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        whole("change"),
        one_of("reason", *given, "elsewhere", "imported", "correction"),
        whole("total"),
        text("previous_hash", 64),
        text("hash", 64),
    ]


def create_for_campaign(table: str, key: list[str], *columns: sa.Column[Any]) -> None:
    """A table whose key begins with the campaign."""
    op.create_table(
        table,
        sa.Column("campaign_id", KEY, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=f"fk_{table}_campaign_id"),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
    )


def create_outbox() -> None:
    """Emails waiting and sent."""
    op.create_table(
        "outbox",
        sa.Column("id", KEY, nullable=False),
        one_of("kind", "confirm_signature", "already_signed", "confirm_reminder"),
        sa.Column("signature_id", KEY),
        data("recipient_key", 16),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        whole("attempts_count", "0"),
        sa.Column("sent_at", MOMENT),
        sa.Column("given_up_at", MOMENT),
        text("last_error", 80, ""),
        sa.ForeignKeyConstraint(
            ["signature_id"], ["signature.id"], name="fk_outbox_signature_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_signature_id", "outbox", ["signature_id"])
    create_partial_index("outbox", "waiting", "due_at", "sent_at IS NULL AND given_up_at IS NULL")
    create_partial_index("outbox", "sent", "recipient_key, sent_at", "sent_at IS NOT NULL")


def create_partial_index(table: str, name: str, columns: str, where: str) -> None:
    """An index of those rows alone of which `where` is true."""
    only = sa.text(where)
    names = columns.split(", ")
    op.create_index(f"ix_{table}_{name}", table, names, sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    for table in ("outbox", "ledger", "breakdown", "tally", "signature"):
        op.drop_table(table)
