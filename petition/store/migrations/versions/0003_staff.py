"""Staff: accounts, sessions, recovery codes, failed logins, and the log of their deeds."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def text(name: str, length: int, default: str | None = None) -> sa.Column[Any]:
    """A text column that is never NULL."""
    return sa.Column(name, sa.String(length=length), server_default=default, nullable=False)


def switch(name: str) -> sa.Column[Any]:
    """False unless somebody says otherwise."""
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def data(name: str, length: int, nullable: bool = False) -> sa.Column[Any]:
    """Bytes."""
    return sa.Column(name, sa.LargeBinary(length=length), nullable=nullable)


def moment(name: str, nullable: bool = False) -> sa.Column[Any]:
    """A moment in UTC."""
    return sa.Column(name, MOMENT, nullable=nullable)


def upgrade() -> None:
    create_staff()
    unique = sa.UniqueConstraint("token_digest", name="uq_staff_session_token_digest")
    began = (moment("created_at"), moment("verified_at", nullable=True))
    create_of_staff("staff_session", data("token_digest", 32), *began, unique)
    create_of_staff("recovery_code", data("digest", 32), moment("used_at", nullable=True))
    create_login_failure()
    create_audit()


def create_staff() -> None:
    """One row per account."""
    roles = ("moderator", "organiser", "administrator")
    role = sa.Enum(*roles, name="role", native_enum=False, create_constraint=True, length=20)
    op.create_table(
        "staff",
        sa.Column("id", KEY, nullable=False),
        *(text("email", 254), text("email_canonical", 254), text("name", 100)),
        sa.Column("role", role, nullable=False),
        *(text("language", 8), switch("is_on_committee"), switch("wants_digest")),
        *secrets(),
        moment("created_at"),
        *(moment(f"{name}_at", nullable=True) for name in ("link_expires", "totp_enrolled")),
        *(moment(f"{name}_at", nullable=True) for name in ("digest", "disabled")),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("email_canonical", name="uq_staff_email_canonical"),
    )


def secrets() -> list[sa.Column[Any]]:
    """What a login is checked against, and the link that is out."""
    step = sa.Column("totp_last_step", sa.BigInteger(), server_default="0", nullable=False)
    totp = (data("totp_nonce", 16, nullable=True), step)
    link = (data("link_nonce", 16, nullable=True), data("link_digest", 32, nullable=True))
    return [text("password_hash", 200, ""), *totp, *link]


def create_of_staff(table: str, *parts: sa.schema.SchemaItem) -> None:
    """A table whose rows belong to an account."""
    op.create_table(
        table,
        sa.Column("id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        *parts,
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=f"fk_{table}_staff_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_staff_id", table, ["staff_id"])


def create_login_failure() -> None:
    """What slows guessing down."""
    op.create_table(
        "login_failure",
        sa.Column("id", KEY, nullable=False),
        data("account_key", 16),
        moment("failed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_login_failure"),
    )
    op.create_index("ix_login_failure_account_key", "login_failure", ["account_key", "failed_at"])


def create_audit() -> None:
    """The chained log."""
    op.create_table(
        "audit",
        sa.Column("number", KEY, autoincrement=False, nullable=False),
        moment("at"),
        sa.Column("staff_id", KEY),
        *(text("deed", 40), text("subject", 40), text("details", 2000)),
        *(text("previous_hash", 64), text("hash", 64)),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_audit_staff_id"),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    for column in ("staff_id", "deed", "subject"):
        op.create_index(f"ix_audit_{column}", "audit", [column])


def downgrade() -> None:
    for table in ("audit", "login_failure", "recovery_code", "staff_session", "staff"):
        op.drop_table(table)
