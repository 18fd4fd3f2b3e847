"""The source that each signature was counted under, and the counts per source."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BEFORE = ("day", "country", "language")

COUNTED = "UPDATE signature SET counted_source = source WHERE counted"
SUMMED = (
    "INSERT INTO breakdown (campaign_id, dimension, value, signatures)"
    " SELECT campaign_id, 'source', counted_source, count(*) FROM signature"
    " WHERE counted GROUP BY campaign_id, counted_source"
)


def upgrade() -> None:
    # A column of its own, not a longer `counted_as`: SQLite adds one without copying the table.
    op.add_column(
        "signature",
        sa.Column("counted_source", sa.String(length=40), server_default="", nullable=False),
    )
    hold_dimensions((*BEFORE, "source"))
    op.execute(COUNTED)
    op.execute(SUMMED)


def hold_dimensions(values: tuple[str, ...]) -> None:
    """Lets a breakdown be by these alone; on SQLite the table is made anew."""
    with op.batch_alter_table("breakdown") as table:
        if op.get_context().dialect.name == "postgresql":
            table.drop_constraint("dimension", type_="check")
        among = ", ".join(repr(value) for value in values)
        table.create_check_constraint("dimension", f"dimension IN ({among})")


def downgrade() -> None:
    op.execute("DELETE FROM breakdown WHERE dimension = 'source'")
    hold_dimensions(BEFORE)
    op.drop_column("signature", "counted_source")
