"""Messages that moderators have decided about, newest first, by where they stand now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import text_plain
from petition.rules.states import MessageKind, MessageState
from petition.store.models import Message, MessageVersion, Photo
from petition.store.queries.queue import EXCERPT_LENGTH, Filter

# What the public reads or has read; of a rejected message the text that was rejected.
_SHOWN = sa.func.coalesce(Message.published_version, Message.version)


@dataclass(frozen=True)
class DecidedItem:
    """A decided message in short; `has_edit` where a newer text of it waits."""

    id: int
    kind: MessageKind
    direction: str
    language: str
    version: int
    turn: int
    title: str
    excerpt: str
    decided_at: datetime
    is_featured: bool
    has_edit: bool


def page(
    session: Session, state: MessageState, wanted: Filter, after: int | None, limit: int
) -> list[DecidedItem]:
    """Up to `limit` messages of a state whose ids are below `after`, newest first."""
    of_it = sa.and_(MessageVersion.message_id == Message.id, MessageVersion.number == _SHOWN)
    chosen = (
        sa.select(Message, MessageVersion)
        .join(MessageVersion, of_it)
        .where(Message.state == state, Message.decided_at.is_not(None))
        .where(*_filters(wanted))
        .where(Message.id < after if after is not None else sa.true())
        .order_by(Message.id.desc())
        .limit(limit)
    )
    return [_item(*row) for row in session.execute(chosen)]


def photo(session: Session, name: str) -> Photo | None:
    """A picture by its name, whether its message is public or not; it has been confirmed."""
    of_confirmed = sa.and_(Message.id == Photo.message_id, Message.confirmed_at.is_not(None))
    return session.scalar(sa.select(Photo).join(Message, of_confirmed).where(Photo.name == name))


def _filters(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    values: dict[str, Any] = {"kind": wanted.kind, "language": wanted.language}
    return [getattr(Message, name) == value for name, value in values.items() if value]


def _item(message: Message, version: MessageVersion) -> DecidedItem:
    names = ("id", "kind", "direction", "language", "version", "turn", "decided_at")
    return DecidedItem(
        **{name: getattr(message, name) for name in names},
        title=version.title,
        excerpt=text_plain.excerpt(version.plain, EXCERPT_LENGTH),
        is_featured=message.featured_at is not None,
        has_edit=message.waiting_since is not None,
    )
