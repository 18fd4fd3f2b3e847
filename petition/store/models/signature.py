"""One act of support, from the form to the count."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.rules.states import SignatureState, Visibility
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base

# Queries use the very words of the partial indexes, so that the planner knows them again.
IS_UNCONFIRMED = sa.text("state IN ('pending', 'suspect')")
IS_WITHDRAWN = sa.text("state = 'withdrawn'")
IS_NUMBERED = sa.text("number IS NOT NULL")
IS_UNTALLIED = sa.text("counted <> (state = 'confirmed')")
HAS_COMMENT_DUE = sa.text("state = 'confirmed' AND comment <> '' AND comment_taken = false")


def _partial_index(name: str, column: str, condition: sa.TextClause) -> sa.Index:
    return sa.Index(
        f"ix_signature_{name}", column, sqlite_where=condition, postgresql_where=condition
    )


class Signature(Base):
    """A signer's words and where the signature stands.

    `counted` says whether the tally holds this row; where it disagrees with the state, the next
    tally brings both together. `counted_as` is the day, country and language it was counted
    under, `counted_source` the source. `number` and `receipt_nonce` are given by the first tally
    that counts the row; both go when it is withdrawn. `comment_taken` says whether the comment has
    become a message.
    The address stands as typed, for sending, and in its canonical form, one person's key.
    """

    __tablename__ = "signature"
    __table_args__ = (
        sa.UniqueConstraint("campaign_id", "email_canonical"),
        # Only numbered rows have an entry: a signing that is still to be confirmed writes none.
        sa.Index(
            "uq_signature_campaign_id_number",
            "campaign_id",
            "number",
            unique=True,
            sqlite_where=IS_NUMBERED,
            postgresql_where=IS_NUMBERED,
        ),
        _partial_index("untallied", "campaign_id", IS_UNTALLIED),
        _partial_index("unconfirmed", "signed_at", IS_UNCONFIRMED),
        _partial_index("withdrawn", "ended_at", IS_WITHDRAWN),
        _partial_index("comment_due", "id", HAS_COMMENT_DUE),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    campaign_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("campaign.id"))
    state: Mapped[SignatureState] = mapped_column(by_value(SignatureState, "state"))
    counted: Mapped[bool] = mapped_column(server_default=sa.false())
    counted_as: Mapped[str] = mapped_column(sa.String(30), server_default="")
    counted_source: Mapped[str] = mapped_column(sa.String(40), server_default="")
    number: Mapped[int | None]

    name: Mapped[str] = mapped_column(sa.String(100))
    email: Mapped[str] = mapped_column(sa.String(254))
    email_canonical: Mapped[str] = mapped_column(sa.String(254))
    country: Mapped[str] = mapped_column(sa.String(2), server_default="")
    city: Mapped[str] = mapped_column(sa.String(100), server_default="")
    affiliation: Mapped[str] = mapped_column(sa.String(100), server_default="")
    comment: Mapped[str] = mapped_column(sa.String(500), server_default="")
    comment_taken: Mapped[bool] = mapped_column(server_default=sa.false())
    visibility: Mapped[Visibility] = mapped_column(by_value(Visibility, "visibility"))
    language: Mapped[str] = mapped_column(sa.String(8))
    source: Mapped[str] = mapped_column(sa.String(40), server_default="")
    updates: Mapped[bool] = mapped_column(server_default=sa.false())
    consent_version: Mapped[str] = mapped_column(sa.String(20))

    suspicion_score: Mapped[int] = mapped_column(server_default="0")
    suspicion_reasons: Mapped[str] = mapped_column(sa.String(200), server_default="")
    link_nonce: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    link_digest: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    receipt_nonce: Mapped[bytes | None] = mapped_column(sa.LargeBinary(16))

    signed_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    held_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    emailed_at: Mapped[datetime | None] = mapped_column(Moment)
    emails_count: Mapped[int] = mapped_column(server_default="0")
