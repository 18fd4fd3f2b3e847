"""Messages as everybody may read them: approved ones, each in its published version.

Every statement starts from `_PUBLIC`; whatever else is kept of a message is asked for elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.states import Field, MessageKind, Stage
from petition.store.models import Message, MessageTranslation, MessageVersion, Photo
from petition.store.models.message import IS_FEATURED, IS_PUBLIC
from petition.store.queries import search


class Position(NamedTuple):
    """Where a page ends: older messages come after it, whether or not this one is still public."""

    published_at: datetime
    id: int


@dataclass(frozen=True)
class Wanted:
    """Which of a campaign's messages: what is left empty is left open.

    `words` are tokens of `search_words.asked`; `but` are the ids of messages shown elsewhere.
    """

    kind: MessageKind | None = None
    language: str = ""
    direction: str = ""
    words: tuple[str, ...] = ()
    but: tuple[int, ...] = ()


@dataclass(frozen=True)
class PublicPhoto:
    """A picture that goes with a message, sizes in pixels; `name` makes its address."""

    name: str
    description: str
    width: int
    height: int


@dataclass(frozen=True)
class PublicTranslation:
    """The text in another language, approved as the message is."""

    title: str
    body_html: str


@dataclass(frozen=True)
class PublicMessage:
    """One message in its published version; `name` is empty for an anonymous author.

    `translations` are those of this very version, by language; `changed_at` is the newest moment
    of all that is shown.
    """

    id: int
    kind: MessageKind
    direction: str
    language: str
    title: str
    body_html: str
    plain: str
    name: str
    city: str
    country: str
    published_at: datetime
    field: Field
    partners: str
    photo: PublicPhoto | None
    translations: Mapping[str, PublicTranslation]
    is_featured: bool
    stage: Stage
    changed_at: datetime

    @property
    def position(self) -> Position:
        """Where the messages older than this one begin."""
        return Position(self.published_at, self.id)


_OF_MESSAGE = ("id", "kind", "direction", "language", "name", "city", "country", "published_at")
_OF_VERSION = ("title", "body_html", "plain", "field", "partners")
_SHOWN = (*_OF_MESSAGE, *_OF_VERSION, "stage", "is_featured")

_PUBLIC = (
    sa.select(
        *(getattr(Message, name) for name in (*_OF_MESSAGE, "stage")),
        *(getattr(MessageVersion, name) for name in (*_OF_VERSION, "number", "written_at")),
        Message.featured_at.is_not(None).label("is_featured"),
        Photo.name.label("photo"),
        *(getattr(Photo, name) for name in ("description", "width", "height")),
    )
    .join(
        MessageVersion,
        sa.and_(
            MessageVersion.message_id == Message.id,
            MessageVersion.number == Message.published_version,
        ),
    )
    .outerjoin(
        Photo,
        sa.and_(Photo.id == MessageVersion.photo_id, Photo.message_id == Message.id),
    )
    .where(IS_PUBLIC, Message.published_at.is_not(None))
)


def page(
    session: Session, campaign_id: int, wanted: Wanted, after: Position | None, limit: int
) -> list[PublicMessage]:
    """The `limit` newest of the wanted messages that come after a position."""
    newest_first = (Message.published_at.desc(), Message.id.desc())
    statement = _PUBLIC.where(Message.campaign_id == campaign_id, *_chosen(wanted))
    if wanted.words:
        statement = search.narrowed(session, statement, wanted.words)
    if after is not None:
        place = sa.tuple_(Message.published_at, Message.id)
        statement = statement.where(place < sa.tuple_(*after))
    return _read(session, statement.order_by(*newest_first).limit(limit))


def featured(session: Session, campaign_id: int, limit: int) -> list[PublicMessage]:
    """The `limit` messages that staff chose last to stand on top."""
    return _read(
        session,
        _PUBLIC.where(IS_FEATURED, Message.campaign_id == campaign_id)
        .order_by(Message.featured_at.desc(), Message.id.desc())
        .limit(limit),
    )


def message(session: Session, campaign_id: int, message_id: int) -> PublicMessage | None:
    """One message of a campaign, if it is public."""
    one = _PUBLIC.where(Message.campaign_id == campaign_id, Message.id == message_id)
    return next(iter(_read(session, one)), None)


def _chosen(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    named = {"kind": wanted.kind, "language": wanted.language, "direction": wanted.direction}
    chosen: list[sa.ColumnElement[bool]] = [
        getattr(Message, name) == value for name, value in named.items() if value
    ]
    if wanted.but:
        chosen.append(Message.id.not_in(wanted.but))
    return chosen


def _read(session: Session, statement: sa.Select[Any]) -> list[PublicMessage]:
    """Two statements, however many messages there are."""
    rows = session.execute(statement).all()
    translations = _translations(session, [row.id for row in rows]) if rows else {}
    return [_message(row, translations.get((row.id, row.number), [])) for row in rows]


def _translations(session: Session, ids: list[int]) -> dict[tuple[int, int], list[Any]]:
    approved = session.execute(
        sa.select(
            MessageTranslation.message_id,
            MessageTranslation.of_version,
            MessageTranslation.language,
            MessageTranslation.title,
            MessageTranslation.body_html,
            MessageTranslation.approved_at,
        )
        .where(MessageTranslation.message_id.in_(ids), MessageTranslation.approved_at.is_not(None))
        .order_by(MessageTranslation.language)
    )
    found: dict[tuple[int, int], list[Any]] = {}
    for row in approved:
        found.setdefault((row.message_id, row.of_version), []).append(row)
    return found


def _message(row: Any, translations: list[Any]) -> PublicMessage:
    moments = [row.published_at, row.written_at, *(each.approved_at for each in translations)]
    return PublicMessage(
        **{name: getattr(row, name) for name in _SHOWN},
        photo=PublicPhoto(row.photo, row.description, row.width, row.height) if row.photo else None,
        translations={
            each.language: PublicTranslation(each.title, each.body_html) for each in translations
        },
        changed_at=max(moments),
    )
