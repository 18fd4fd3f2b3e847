"""Decisions about messages: what a moderator had seen, and what an undo brings back."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from petition.rules.states import MessageState, Reason

CLAIM_LENGTH = timedelta(minutes=5)


class Verdict(StrEnum):
    """What is decided about a message."""

    APPROVE = "approve"
    REJECT = "reject"
    HIDE = "hide"


@dataclass(frozen=True)
class Seen:
    """The text that a moderator had before them: which version, at which turn in the queue."""

    message_id: int
    version: int
    turn: int


@dataclass(frozen=True)
class Ruling:
    """A verdict with who gave it and why; the note is for colleagues, not for the author."""

    verdict: Verdict
    staff_id: int
    reason: Reason | None = None
    note: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a message stands: the columns that a decision may change, and which text it was."""

    state: MessageState
    version: int
    turn: int
    published_version: int | None
    waiting_since: datetime | None
    decided_at: datetime | None
    published_at: datetime | None
    featured_at: datetime | None

    def as_json(self) -> str:
        """The standing as it is kept with the decision that ends it."""
        return json.dumps(vars(self), default=datetime.isoformat, separators=(",", ":"))


def standing(kept: str) -> Standing:
    """The standing that `as_json` wrote down."""
    fields: dict[str, Any] = json.loads(kept)
    moments = {
        name: value and datetime.fromisoformat(value)
        for name, value in fields.items()
        if name.endswith(("_at", "_since"))
    }
    return Standing(**{**fields, **moments, "state": MessageState(fields["state"])})
