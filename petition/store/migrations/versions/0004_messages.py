"""Messages: texts in versions, translations, photos, decisions, and the words to search."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
MESSAGE = ("message_id", "message", "CASCADE")
STAFF = ("staff_id", "staff", "SET NULL")


def one_of(name: str, *values: str, nullable: bool = False, default: str | None = None) -> Any:
    """A text column held to these values by a CHECK."""
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(name, kind, nullable=nullable, server_default=default)


def text(name: str, length: int | None = None, default: str | None = None) -> sa.Column[Any]:
    """A text column that is never NULL."""
    kind = sa.String(length=length) if length else sa.Text()
    return sa.Column(name, kind, server_default=default, nullable=False)


def whole(name: str, default: str | None = None, **options: Any) -> sa.Column[Any]:
    """A number that is never NULL."""
    return sa.Column(name, sa.Integer(), server_default=default, nullable=False, **options)


def large(name: str) -> sa.Column[Any]:
    """A number of 64 bits, 0 unless somebody says otherwise."""
    return sa.Column(name, sa.BigInteger(), server_default="0", nullable=False)


def data(name: str, length: int | None = None) -> sa.Column[Any]:
    """Bytes that are never NULL."""
    return sa.Column(name, sa.LargeBinary(length=length), nullable=False)


def moment(name: str, nullable: bool = False) -> sa.Column[Any]:
    """A moment in UTC."""
    return sa.Column(name, MOMENT, nullable=nullable)


def key(name: str, nullable: bool = False) -> sa.Column[Any]:
    """A reference to a row."""
    return sa.Column(name, KEY, nullable=nullable)


def create(table: str, primary: list[str], *parts: Any, refers: Any = (), **options: Any) -> None:
    """A table with its primary key and what it refers to: column, table, and what a loss does."""
    op.create_table(
        table,
        *parts,
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete=ondelete
            )
            for column, other, ondelete in refers
        ),
        sa.PrimaryKeyConstraint(*primary, name=f"pk_{table}"),
        **options,
    )


def upgrade() -> None:
    create_message()
    create_photo()
    create_texts()
    create_decision()


def create_message() -> None:
    """One row per message: whose it is and where it stands."""
    given = (("campaign_id", "campaign", None), ("signature_id", "signature", "SET NULL"))
    refers = (*given, ("claimed_by", "staff", "SET NULL"))
    ids = (key("id"), key("campaign_id"), key("signature_id", nullable=True))
    parts = (*ids, *standing(), *author(), *signals(), *moments())
    create("message", ["id"], *parts, refers=refers, sqlite_autoincrement=True)
    for column in ("signature_id", "email_canonical"):
        op.create_index(f"ix_message_{column}", "message", [column])
    create_partial_index("unconfirmed", "confirmed_at IS NULL", "written_at")
    create_partial_index("waiting", "waiting_since IS NOT NULL", "waiting_since")
    create_public_indexes()
    create_partial_index("rejected", "state = 'rejected'", "decided_at")


def create_public_indexes() -> None:
    """The order of the wall, as a whole and by each of its filters, and what stands on top."""
    public, order = "state = 'approved'", ("published_at", "id")
    create_partial_index("public", public, "campaign_id", *order)
    for name in ("kind", "language", "direction"):
        create_partial_index(name, public, "campaign_id", name, *order)
    featured = f"{public} AND featured_at IS NOT NULL"
    create_partial_index("featured", featured, "campaign_id", "featured_at", "id")


def standing() -> list[sa.Column[Any]]:
    """What it is, and how far it has come."""
    before = ("submitted", "admissible", "under_review", "selected", "under_way", "completed")
    return [
        one_of("kind", "message", "testimonial", "proposal"),
        one_of("state", "pending", "approved", "rejected", "hidden"),
        one_of("stage", "", *before, "not_selected", default=""),
        *(text("direction", 5, ""), text("language", 8)),
        *(whole("version", "1"), sa.Column("published_version", sa.Integer()), whole("turn", "0")),
    ]


def author() -> list[sa.Column[Any]]:
    """Who wrote it, as the author wishes to be shown and written to."""
    names = [text("name", 100), text("email", 254), text("email_canonical", 254)]
    place = [text("country", 2, ""), text("city", 100, "")]
    may: sa.Column[Any] = sa.Column(
        "contact_consent", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    return [*names, *place, text("page_language", 8), text("consent_version", 20), may]


def signals() -> list[sa.Column[Any]]:
    """What a moderator should look at, and what its links are derived from."""
    seen = [text("signals", 200, ""), large("fingerprint")]
    suspicion = [whole("suspicion_score", "0"), text("suspicion_reasons", 200, "")]
    link = [data("link_nonce", 16), data("link_digest", 32)]
    return [*seen, *suspicion, *link, key("claimed_by", nullable=True)]


def moments() -> list[sa.Column[Any]]:
    """What happened when."""
    later = ("confirmed_at", "waiting_since", "claimed_until", "decided_at")
    public = ("published_at", "featured_at")
    return [moment("written_at"), *(moment(name, nullable=True) for name in (*later, *public))]


def create_partial_index(name: str, where: str, *columns: str) -> None:
    """An index of those messages alone of which `where` is true."""
    only = sa.text(where)
    op.create_index(
        f"ix_message_{name}", "message", columns, sqlite_where=only, postgresql_where=only
    )


def create_photo() -> None:
    """Pictures."""
    words = (text("name", 40), text("description", 200, ""), text("media_type", 20))
    parts = (key("id"), key("message_id"), *words, whole("width"), whole("height"), data("data"))
    unique = sa.UniqueConstraint("name", name="uq_photo_name")
    create("photo", ["id"], *parts, unique, refers=(MESSAGE,))
    op.create_index("ix_photo_message_id", "photo", ["message_id"])


def create_texts() -> None:
    """The versions of a message, and its translations."""
    words = (text("title", 150, ""), text("body"), text("body_html"), text("plain"))
    field = one_of("field", "", "culture", "science", "art", "economy", default="")
    extra = (field, text("partners", 500, ""), key("photo_id", nullable=True))
    written = (key("staff_id", nullable=True), moment("written_at"))
    number = (key("message_id"), whole("number", autoincrement=False))
    photo = ("photo_id", "photo", "SET NULL")
    create(
        *("message_version", ["message_id", "number"], *number, *words, *extra, *written),
        refers=(MESSAGE, photo, STAFF),
    )
    op.create_index("ix_message_version_photo_id", "message_version", ["photo_id"])
    language = (key("message_id"), text("language", 8), whole("of_version", autoincrement=False))
    approved = moment("approved_at", nullable=True)
    words = (text("title", 150, ""), text("body"), text("body_html"), text("plain"))
    written = (key("staff_id", nullable=True), moment("written_at"))
    primary = ["message_id", "language", "of_version"]
    create(
        *("message_translation", primary, *language, *words, *written, approved),
        refers=(MESSAGE, STAFF),
    )


def create_decision() -> None:
    """What staff decided, and how to undo it."""
    reasons = ("advertising", "insults", "personal_data", "off_topic", "duplicate", "other")
    why = (one_of("reason", *reasons, nullable=True), text("note", 500, ""), text("before", 2000))
    what = (text("deed", 20), whole("version"))
    parts = (key("id"), key("message_id"), key("staff_id", nullable=True), *what, *why)
    when = (moment("decided_at"), moment("undone_at", nullable=True))
    refers = (MESSAGE, STAFF)
    create("decision", ["id"], *parts, *when, refers=refers, sqlite_autoincrement=True)
    op.create_index("ix_decision_message_id", "decision", ["message_id"])


def downgrade() -> None:
    for table in ("decision", "message_translation", "message_version", "photo", "message"):
        op.drop_table(table)
