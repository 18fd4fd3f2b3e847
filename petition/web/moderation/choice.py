"""Which texts a moderator looks at, as the address says it; every form and link keeps it."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from flask import request, url_for

from petition.rules.queue_position import Position, read
from petition.rules.states import MessageKind, MessageState
from petition.store.queries.queue import Filter, QueueCounts
from petition.web import languages

LANGUAGE = re.compile("[A-Za-z-]{2,8}")
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True)
class Choice:
    """One list of texts: of a state, a kind and a language, from a place on."""

    state: MessageState = MessageState.PENDING
    kind: MessageKind | None = None
    language: str | None = None
    after: str | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether these are texts to be decided about."""
        return self.state is MessageState.PENDING

    @property
    def is_filtered(self) -> bool:
        """Whether some texts of this state may be left out."""
        return bool(self.kind or self.language or self.after)

    @property
    def filter(self) -> Filter:
        """The same for the queries of the queue."""
        return Filter(None, self.kind, self.language)

    @property
    def position(self) -> Position | None:
        """The place in the queue after which the list begins; None for its beginning."""
        return read(self.after) if self.after else None

    def total(self, counts: QueueCounts) -> int | None:
        """How many wait that are chosen; None where the counts do not tell."""
        if self.kind and self.language:
            return None
        if self.kind:
            return counts.by_kind[self.kind]
        return counts.by_language[self.language] if self.language else counts.total

    def languages(self, counts: QueueCounts | None) -> list[str]:
        """The languages to choose from: those of the site, and whatever else waits."""
        offered = [each.code for each in languages.offered()]
        return offered + sorted(set(counts.by_language if counts else ()) - set(offered))

    def list_of(self, **changes: object) -> str:
        """The address of the list from its beginning, with something chosen otherwise."""
        return replace(self, **({"after": None} | changes)).to("moderation.messages")  # type: ignore[arg-type]

    def everything(self) -> str:
        """The address of all texts of this state."""
        return Choice(self.state).to("moderation.messages")

    def to(self, endpoint: str, **values: object) -> str:
        """The address of a page or deed from which one comes back to this list."""
        state = None if self.state is MessageState.PENDING else self.state
        kept: dict[str, Any] = {
            "state": state,
            "kind": self.kind,
            "language": self.language,
            "after": self.after,
        }
        return url_for(endpoint, **(kept | values))


def made() -> Choice:
    """What the address of this request chooses; what it says amiss chooses nothing."""
    asked = request.args
    language = asked.get("language", "")
    return Choice(
        _code(MessageState, asked.get("state")) or MessageState.PENDING,
        _code(MessageKind, asked.get("kind")),
        language if LANGUAGE.fullmatch(language) else None,
        asked.get("after"),
    )


def _code(kind: type[Code], value: str | None) -> Code | None:
    return kind(value) if value in list(kind) else None
