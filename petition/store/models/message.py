"""What visitors write, each version of it, its translations and its picture."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.rules.states import Field, MessageKind, MessageState, Reason, Stage
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base

# Queries use the very words of the partial indexes, so that the planner knows them again.
IS_UNCONFIRMED = sa.text("confirmed_at IS NULL")
IS_WAITING = sa.text("waiting_since IS NOT NULL")
IS_PUBLIC = sa.text("state = 'approved'")
IS_FEATURED = sa.text("state = 'approved' AND featured_at IS NOT NULL")
IS_REJECTED = sa.text("state = 'rejected'")


def _partial_index(name: str, condition: sa.TextClause, *columns: str) -> sa.Index:
    return sa.Index(
        f"ix_message_{name}", *columns, sqlite_where=condition, postgresql_where=condition
    )


def _message_key(is_first: bool = False) -> Mapped[int]:
    key = sa.ForeignKey("message.id", ondelete="CASCADE")
    return mapped_column(Key, key, primary_key=is_first, index=not is_first)


def _staff_key() -> Mapped[int | None]:
    return mapped_column(Key, sa.ForeignKey("staff.id", ondelete="SET NULL"))


class Message(Base):
    """Words left by a visitor: whose they are, where they stand, and which version is public.

    `version` is the newest text, `published_version` the one that everybody reads. A message is in
    the queue while `waiting_since` is set; `turn` counts how often it got there, so that links and
    forms made for an earlier turn are known as stale. `name` is as its author wishes to be shown;
    empty for anonymous.
    """

    __tablename__ = "message"
    __table_args__ = (
        _partial_index("unconfirmed", IS_UNCONFIRMED, "written_at"),
        _partial_index("waiting", IS_WAITING, "waiting_since"),
        _partial_index("public", IS_PUBLIC, "campaign_id", "published_at", "id"),
        # One per filter of the wall: a page of what is rare costs no more than any other.
        *(
            _partial_index(name, IS_PUBLIC, "campaign_id", name, "published_at", "id")
            for name in ("kind", "language", "direction")
        ),
        _partial_index("featured", IS_FEATURED, "campaign_id", "featured_at", "id"),
        _partial_index("rejected", IS_REJECTED, "decided_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    campaign_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("campaign.id"))
    signature_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("signature.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[MessageKind] = mapped_column(by_value(MessageKind, "kind"))
    state: Mapped[MessageState] = mapped_column(by_value(MessageState, "state"))
    stage: Mapped[Stage] = mapped_column(by_value(Stage, "stage"), server_default="")
    direction: Mapped[str] = mapped_column(sa.String(5), server_default="")
    language: Mapped[str] = mapped_column(sa.String(8))

    name: Mapped[str] = mapped_column(sa.String(100))
    email: Mapped[str] = mapped_column(sa.String(254))
    email_canonical: Mapped[str] = mapped_column(sa.String(254), index=True)
    country: Mapped[str] = mapped_column(sa.String(2), server_default="")
    city: Mapped[str] = mapped_column(sa.String(100), server_default="")
    page_language: Mapped[str] = mapped_column(sa.String(8))
    consent_version: Mapped[str] = mapped_column(sa.String(20))
    contact_consent: Mapped[bool] = mapped_column(server_default=sa.false())

    version: Mapped[int] = mapped_column(server_default="1")
    published_version: Mapped[int | None]
    turn: Mapped[int] = mapped_column(server_default="0")
    signals: Mapped[str] = mapped_column(sa.String(200), server_default="")
    fingerprint: Mapped[int] = mapped_column(sa.BigInteger, server_default="0")
    suspicion_score: Mapped[int] = mapped_column(server_default="0")
    suspicion_reasons: Mapped[str] = mapped_column(sa.String(200), server_default="")
    link_nonce: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    link_digest: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    claimed_by: Mapped[int | None] = _staff_key()

    written_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    waiting_since: Mapped[datetime | None] = mapped_column(Moment)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    published_at: Mapped[datetime | None] = mapped_column(Moment)
    featured_at: Mapped[datetime | None] = mapped_column(Moment)


class MessageVersion(Base):
    """One text of a message: as it was received, and as it would be published.

    `body` is the source, `body_html` what the cleaner made of it, `plain` the same without marks.
    `staff_id` is None where the author wrote it. `title`, `field` and `partners` are a proposal's.
    """

    __tablename__ = "message_version"

    message_id: Mapped[int] = _message_key(is_first=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(sa.String(150), server_default="")
    body: Mapped[str] = mapped_column(sa.Text)
    body_html: Mapped[str] = mapped_column(sa.Text)
    plain: Mapped[str] = mapped_column(sa.Text)
    field: Mapped[Field] = mapped_column(by_value(Field, "field"), server_default="")
    partners: Mapped[str] = mapped_column(sa.String(500), server_default="")
    photo_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("photo.id", ondelete="SET NULL"), index=True
    )
    staff_id: Mapped[int | None] = _staff_key()
    written_at: Mapped[datetime] = mapped_column(Moment)


class MessageTranslation(Base):
    """A text in another language, of one version; public with that version once approved."""

    __tablename__ = "message_translation"

    message_id: Mapped[int] = _message_key(is_first=True)
    language: Mapped[str] = mapped_column(sa.String(8), primary_key=True)
    of_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(sa.String(150), server_default="")
    body: Mapped[str] = mapped_column(sa.Text)
    body_html: Mapped[str] = mapped_column(sa.Text)
    plain: Mapped[str] = mapped_column(sa.Text)
    staff_id: Mapped[int | None] = _staff_key()
    written_at: Mapped[datetime] = mapped_column(Moment)
    approved_at: Mapped[datetime | None] = mapped_column(Moment)


class Photo(Base):
    """A picture, re-encoded and without metadata; `name` is what its address is made of."""

    __tablename__ = "photo"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    message_id: Mapped[int] = _message_key()
    name: Mapped[str] = mapped_column(sa.String(40), unique=True)
    description: Mapped[str] = mapped_column(sa.String(200), server_default="")
    media_type: Mapped[str] = mapped_column(sa.String(20))
    width: Mapped[int]
    height: Mapped[int]
    data: Mapped[bytes] = mapped_column(sa.LargeBinary)


class Decision(Base):
    """What staff decided about a message, with all it takes to undo it.

    `before` is JSON: the message's columns as they were. The newest one that is not undone stands.
    """

    __tablename__ = "decision"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    message_id: Mapped[int] = _message_key()
    staff_id: Mapped[int | None] = _staff_key()
    deed: Mapped[str] = mapped_column(sa.String(20))
    version: Mapped[int]
    reason: Mapped[Reason | None] = mapped_column(by_value(Reason, "reason"))
    note: Mapped[str] = mapped_column(sa.String(500), server_default="")
    before: Mapped[str] = mapped_column(sa.String(2000))
    decided_at: Mapped[datetime] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
