"""What messages add around them: their emails, signers' comments, the search, proposals."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OF_SIGNATURES = ("confirm_signature", "already_signed", "confirm_reminder")
OF_MESSAGES = ("confirm_message", "message_approved", "message_rejected")
OF_STAFF = ("invitation", "password_reset", "digest")
SUBJECTS = ("message", "staff", "decision")
STAGES = ("", "submitted", "admissible", "under_review", "selected", "under_way", "completed")
COMMENT_DUE = "state = 'confirmed' AND comment <> '' AND comment_taken = false"
WAITING = "sent_at IS NULL AND given_up_at IS NULL"


def upgrade() -> None:
    take_comments()
    change_outbox((*OF_SIGNATURES, *OF_MESSAGES, *OF_STAFF))
    create_search()
    create_proposals()


def take_comments() -> None:
    """A signer's comment becomes a message, once."""
    taken: sa.Column[Any] = sa.Column(
        "comment_taken", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("signature", taken)
    due = sa.text(COMMENT_DUE)
    op.create_index(
        "ix_signature_comment_due", "signature", ["id"], sqlite_where=due, postgresql_where=due
    )


def change_outbox(kinds: tuple[str, ...]) -> None:
    """Lets emails be about messages and staff; on SQLite the table is made anew."""
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as table:
        if op.get_context().dialect.name == "postgresql":
            table.drop_constraint("kind", type_="check")
        table.create_check_constraint("kind", _among("kind", kinds))
        for subject in SUBJECTS:
            table.add_column(sa.Column(f"{subject}_id", KEY))
            table.create_foreign_key(
                f"fk_outbox_{subject}_id", subject, [f"{subject}_id"], ["id"], ondelete="SET NULL"
            )
            table.create_index(f"ix_outbox_{subject}_id", [f"{subject}_id"])


def _among(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def create_search() -> None:
    """The words of what is public, as `rules/search_words.py` cuts them."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE message_search (rowid bigint PRIMARY KEY"
            " REFERENCES message (id) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_message_search_words ON message_search USING gin (words)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE message_search"
            " USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')"
        )
        # What is erased leaves no word behind, here as in the tables.
        op.execute("INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 1)")
        op.execute(
            "CREATE TRIGGER message_search_forget AFTER DELETE ON message"
            " BEGIN DELETE FROM message_search WHERE rowid = old.id; END"
        )


def create_proposals() -> None:
    """The steps of a proposal, and what the committee thinks of it."""
    stage = sa.Enum(
        *(*STAGES, "not_selected"),
        name="stage",
        native_enum=False,
        create_constraint=True,
        length=20,
    )
    create_of_proposal(
        "proposal_step",
        ("number", "SET NULL"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", stage, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("staff_id", KEY),
    )
    create_of_proposal(
        "proposal_review",
        ("staff_id", "CASCADE"),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("has_conflict", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("comment", sa.String(length=1000), server_default="", nullable=False),
    )


def create_of_proposal(table: str, rest: tuple[str, str], *columns: sa.Column[Any]) -> None:
    """A table keyed by the message and one more column; `rest` names it and what a loss does."""
    second, without_staff = rest
    op.create_table(
        table,
        sa.Column("message_id", KEY, nullable=False),
        *columns,
        sa.Column("written_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=f"fk_{table}_message_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=f"fk_{table}_staff_id", ondelete=without_staff
        ),
        sa.PrimaryKeyConstraint("message_id", second, name=f"pk_{table}"),
    )


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TRIGGER message_search_forget")
    for table in ("proposal_review", "proposal_step", "message_search"):
        op.execute(f"DROP TABLE {table}")
    outbox = sa.table("outbox", sa.column("kind"))
    op.execute(sa.delete(outbox).where(outbox.c.kind.not_in(OF_SIGNATURES)))
    restore_outbox()
    op.drop_index("ix_signature_comment_due", "signature")
    op.drop_column("signature", "comment_taken")


def restore_outbox() -> None:
    """Emails are about signatures alone."""
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as table:
        if op.get_context().dialect.name == "postgresql":
            table.drop_constraint("kind", type_="check")
        table.create_check_constraint("kind", _among("kind", OF_SIGNATURES))
        for subject in SUBJECTS:
            table.drop_index(f"ix_outbox_{subject}_id")
            table.drop_constraint(f"fk_outbox_{subject}_id", type_="foreignkey")
            table.drop_column(f"{subject}_id")
