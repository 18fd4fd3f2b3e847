"""The queue of moderators: what waits, oldest first, and what was decided last."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import clock, text, text_plain
from petition.rules.decisions import Seen
from petition.rules.queue_position import Position
from petition.rules.states import MessageKind, Reason
from petition.store.models import Decision, Message, MessageVersion, Staff
from petition.store.models.message import IS_WAITING
from petition.store.queries import claims

EXCERPT_LENGTH = 200
NEWEST = MessageVersion.number == Message.version
OF_MESSAGE = MessageVersion.message_id == Message.id
_DECIDED: Sequence[Any] = (
    *(Decision.id, Decision.message_id, Decision.deed, Decision.reason, Decision.decided_at),
    *(Decision.undone_at, Message.kind, Message.language, MessageVersion.title),
    MessageVersion.plain,
)
_COLUMNS = ("id", "campaign_id", "kind", "direction", "language", "waiting_since", "version")


@dataclass(frozen=True)
class Filter:
    """Which waiting messages are wanted; None leaves a matter open."""

    campaign_id: int | None = None
    kind: MessageKind | None = None
    language: str | None = None


@dataclass(frozen=True)
class QueueItem:
    """A waiting message in short; `is_edit` where an older version of it is public.

    `removed_count` says how many pieces of its source would not be published.
    """

    id: int
    campaign_id: int
    kind: MessageKind
    direction: str
    language: str
    waiting_since: datetime
    version: int
    turn: int
    title: str
    excerpt: str
    signals: tuple[str, ...]
    removed_count: int
    is_edit: bool
    claimed_by: int | None
    claimed_by_name: str
    claimed_until: datetime | None

    @property
    def seen(self) -> Seen:
        """What a decision about it says was seen."""
        return Seen(self.id, self.version, self.turn)

    @property
    def position(self) -> Position:
        """Where it stands in the queue; the next page begins after the last one's."""
        return Position(self.waiting_since, self.id)


@dataclass(frozen=True)
class QueueCounts:
    """How much waits, and since when the oldest has."""

    total: int
    by_kind: Counter[MessageKind]
    by_language: Counter[str]
    oldest_at: datetime | None


@dataclass(frozen=True)
class RecentDecision:
    """What somebody decided lately."""

    id: int
    message_id: int
    deed: str
    reason: Reason | None
    decided_at: datetime
    undone_at: datetime | None
    kind: MessageKind
    language: str
    title: str
    plain: str

    @property
    def excerpt(self) -> str:
        """How the text begins."""
        return text_plain.excerpt(self.plain, EXCERPT_LENGTH)


def page(
    session: Session, wanted: Filter, after: Position | None = None, limit: int = 20
) -> list[QueueItem]:
    """Up to `limit` waiting messages that come after a position, oldest first."""
    chosen = _waiting(wanted, after).limit(limit)
    now = clock.now()
    return [_item(message, version, by, now) for message, version, by in session.execute(chosen)]


def next_waiting(
    session: Session, wanted: Filter, staff_id: int, after: Position | None = None
) -> int | None:
    """The oldest waiting message after a position that no colleague has claimed; None if none."""
    is_free = claims.is_free_for(staff_id, clock.now())
    chosen = _waiting(wanted, after).where(is_free).with_only_columns(Message.id)
    return session.scalar(chosen.limit(1))


def counts(session: Session) -> QueueCounts:
    """How much waits, by kind and by language, read from the index of what waits."""
    grouped = (
        sa.select(
            Message.kind,
            Message.language,
            sa.func.count(),
            sa.func.min(Message.waiting_since, type_=Message.waiting_since.type),
        )
        .where(IS_WAITING)
        .group_by(Message.kind, Message.language)
    )
    by_kind: Counter[MessageKind] = Counter()
    by_language: Counter[str] = Counter()
    oldest = []
    for kind, language, count, since in session.execute(grouped):
        by_kind[kind] += count
        by_language[language] += count
        oldest += [since] if since else []
    return QueueCounts(by_kind.total(), by_kind, by_language, min(oldest, default=None))


def recent_decisions(session: Session, staff_id: int, limit: int = 20) -> list[RecentDecision]:
    """What a member of staff decided last, newest first, undone ones too."""
    chosen = (
        sa.select(*_DECIDED)
        .join(Message, Message.id == Decision.message_id)
        .join(MessageVersion, sa.and_(OF_MESSAGE, MessageVersion.number == Decision.version))
        .where(Decision.staff_id == staff_id)
        .order_by(Decision.id.desc())
        .limit(limit)
    )
    return [RecentDecision(*row) for row in session.execute(chosen)]


def _waiting(wanted: Filter, after: Position | None) -> sa.Select[Message, MessageVersion, str]:
    place = sa.tuple_(Message.waiting_since, Message.id)
    given = ((name, value) for name, value in vars(wanted).items() if value is not None)
    chosen = [getattr(Message, name) == value for name, value in given]
    return (
        sa.select(Message, MessageVersion, Staff.name)
        .where(IS_WAITING)
        .where(*chosen)
        .join(MessageVersion, sa.and_(OF_MESSAGE, NEWEST))
        .outerjoin(Staff, Staff.id == Message.claimed_by)
        .where(place > after if after else sa.true())
        .order_by(Message.waiting_since, Message.id)
    )


def _item(message: Message, version: MessageVersion, by: str | None, now: datetime) -> QueueItem:
    is_claimed = message.claimed_until is not None and message.claimed_until > now
    free: tuple[int | None, str, datetime | None] = (None, "", None)
    claim = (message.claimed_by, by or "", message.claimed_until) if is_claimed else free
    return QueueItem(
        **{name: getattr(message, name) for name in _COLUMNS},
        turn=message.turn,
        title=version.title,
        excerpt=text_plain.excerpt(version.plain, EXCERPT_LENGTH),
        signals=signals_of(message),
        removed_count=_removed_count(signals_of(message), version.body),
        is_edit=message.published_version is not None,
        claimed_by=claim[0],
        claimed_by_name=claim[1],
        claimed_until=claim[2],
    )


def signals_of(message: Message) -> tuple[str, ...]:
    """What a moderator should look at, as codes."""
    return tuple(message.signals.split(",")) if message.signals else ()


def _removed_count(signals: tuple[str, ...], body: str) -> int:
    # Cleaning takes milliseconds, and most texts lose nothing.
    is_less = any(code.endswith(("_removed", "_hidden")) for code in signals)
    return sum(text.clean(body).removed.values()) if is_less else 0
