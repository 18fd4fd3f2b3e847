"""What a reader of messages asks for in an address: a choice of them, and where to go on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from petition.rules import search_words
from petition.rules.errors import Invalid
from petition.rules.states import MessageKind
from petition.store import database
from petition.store.queries import messages
from petition.store.queries.campaigns import Published
from petition.store.queries.messages import Position, PublicMessage, Wanted

ARGUMENTS = ("kind", "language", "direction", "q")
KINDS = frozenset(kind.value for kind in MessageKind)
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Choice:
    """The messages somebody chose to read; what is empty is left open."""

    kind: str = ""
    language: str = ""
    direction: str = ""
    q: str = ""

    @property
    def arguments(self) -> dict[str, str]:
        """The parameters that choose the same again."""
        return {name: value for name, value in vars(self).items() if value}

    def page(
        self, found: Published, after: Position | None, limit: int, but: tuple[int, ...] = ()
    ) -> list[PublicMessage]:
        """Up to `limit` of the chosen messages of a campaign, newest first."""
        words = search_words.asked(self.q)
        if self.q and not words:
            return []
        kind = MessageKind(self.kind) if self.kind else None
        wanted = Wanted(kind, self.language, self.direction, words, but)
        return messages.page(database.db.session(), found.id, wanted, after, limit)


def chosen(arguments: Mapping[str, str], directions: tuple[str, ...]) -> Choice:
    """The choice that an address makes; Invalid names what is no kind, language or direction."""
    choice = Choice(**{name: arguments.get(name, "").strip() for name in ARGUMENTS})
    is_known = {
        "kind": choice.kind in KINDS,
        "language": LANGUAGE.fullmatch(choice.language),
        "direction": choice.direction in directions,
    }
    unknown = [name for name in choice.arguments if not is_known.get(name, True)]
    if unknown:
        raise Invalid(dict.fromkeys(unknown, "unknown"))
    return choice


def cursor(position: Position) -> str:
    """A place between two messages as it stands in an address."""
    return f"{(position.published_at - BEGINNING) // MICROSECOND}-{position.id}"


def position(text: str | None) -> Position | None:
    """The place that a cursor names; None when there is none; Invalid when it is no cursor."""
    if text is None or text == "":
        return None
    numbers = CURSOR.fullmatch(text)
    if numbers is None:
        raise Invalid({"after": "cursor_expected"})
    return Position(BEGINNING + int(numbers[1]) * MICROSECOND, int(numbers[2]))
