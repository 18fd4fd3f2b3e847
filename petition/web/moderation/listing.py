"""The list beside the text: what waits, or what was decided, a page at a time."""

from dataclasses import dataclass
from datetime import datetime

from petition.rules.states import MessageKind, MessageState
from petition.store import database
from petition.store.queries import decided, queue
from petition.store.queries.decided import DecidedItem
from petition.store.queries.queue import QueueItem
from petition.web import numbers
from petition.web.moderation import marks
from petition.web.moderation.choice import Choice
from petition.web.moderation.marks import Mark

PAGE_LENGTH = 20


@dataclass(frozen=True)
class Row:
    """One text of the list; `after` is the place from which the texts behind it begin."""

    id: int
    kind: MessageKind
    direction: str
    language: str
    version: int
    turn: int
    words: str
    since: datetime
    marks: list[Mark]
    after: str


@dataclass(frozen=True)
class Listing:
    """One page of a list, and where the next page begins, if there is one."""

    rows: list[Row]
    next_after: str | None

    def neighbours(self, message_id: int) -> tuple[int | None, int | None]:
        """The ids before and after a message on this page."""
        ids = [row.id for row in self.rows]
        if message_id not in ids:
            return None, ids[0] if ids else None
        place = ids.index(message_id)
        before = ids[place - 1] if place else None
        return before, ids[place + 1] if place + 1 < len(ids) else None

    def place_of(self, message_id: int) -> int | None:
        """How many on this page come up to a message, itself included."""
        ids = [row.id for row in self.rows]
        return ids.index(message_id) + 1 if message_id in ids else None


def of(choice: Choice, staff_id: int) -> Listing:
    """The page of a list that is chosen, as a member of staff sees it."""
    rows = _waiting(choice, staff_id) if choice.is_waiting else _decided(choice)
    shown = rows[:PAGE_LENGTH]
    return Listing(shown, shown[-1].after if len(rows) > PAGE_LENGTH else None)


def _waiting(choice: Choice, staff_id: int) -> list[Row]:
    session = database.db.session()
    found = queue.page(session, choice.filter, choice.position, PAGE_LENGTH + 1)
    return [
        _row(item, item.waiting_since, marks.of_waiting(item, staff_id), item.position.code)
        for item in found
    ]


def _decided(choice: Choice) -> list[Row]:
    after = int(choice.after) if choice.after and numbers.is_key(choice.after) else None
    state: MessageState = choice.state
    session = database.db.session()
    found = decided.page(session, state, choice.filter, after, PAGE_LENGTH + 1)
    return [_row(item, item.decided_at, marks.of_decided(item), str(item.id)) for item in found]


def _row(item: QueueItem | DecidedItem, since: datetime, found: list[Mark], after: str) -> Row:
    return Row(
        id=item.id,
        kind=item.kind,
        direction=item.direction,
        language=item.language,
        version=item.version,
        turn=item.turn,
        words=item.title or item.excerpt,
        since=since,
        marks=found,
        after=after,
    )
