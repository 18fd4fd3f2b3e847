"""What one's own signature needs: the email with the links, and the memory of who was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KINDS = (
    *("confirm_signature", "already_signed", "confirm_reminder"),
    *("confirm_message", "message_approved", "message_rejected"),
    *("invitation", "password_reset", "digest"),
)
OWN_LINKS = "own_links"


def upgrade() -> None:
    allow((*KINDS, OWN_LINKS))
    op.create_table(
        "erasure",
        sa.Column("address_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address_key", "erased_at", name="pk_erasure"),
    )


def downgrade() -> None:
    op.drop_table("erasure")
    outbox = sa.table("outbox", sa.column("kind"))
    op.execute(sa.delete(outbox).where(outbox.c.kind == OWN_LINKS))
    allow(KINDS)


def allow(kinds: tuple[str, ...]) -> None:
    """Lets emails be of these kinds; on SQLite the table is made anew."""
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as table:
        if op.get_context().dialect.name == "postgresql":
            table.drop_constraint("kind", type_="check")
        listed = ", ".join(repr(kind) for kind in kinds)
        table.create_check_constraint("kind", f"kind IN ({listed})")
