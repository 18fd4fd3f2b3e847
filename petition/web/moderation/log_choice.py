"""Which entries of the log are looked at, as the address says it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import request, url_for

from petition.rules import characters
from petition.store.queries.audit import Filter, Line
from petition.web import numbers

FIELDS = ("who", "deed", "subject", "since", "until")


@dataclass(frozen=True)
class LogChoice:
    """The fields of the filter as they were typed, and the number below which a page begins."""

    fields: dict[str, str]
    below: int | None

    @property
    def filter(self) -> Filter:
        """What was asked for; whatever cannot be read is left open."""
        return Filter(
            staff_id=_key(self.fields["who"]),
            deed=self.fields["deed"],
            subject=self.fields["subject"],
            since=_start_of(self.fields["since"]),
            before=_end_of(self.fields["until"]),
        )

    def below_of(self, line: Line) -> str:
        """The address of the page that begins below an entry."""
        kept: dict[str, Any] = {name: typed for name, typed in self.fields.items() if typed}
        return url_for("moderation.log", **kept, before=line.number)


def made() -> LogChoice:
    """What the address of this request chooses."""
    asked = request.args
    fields = {name: characters.visible(asked.get(name, "")).strip() for name in FIELDS}
    return LogChoice(fields, _key(asked.get("before", "")))


def _key(typed: str) -> int | None:
    return int(typed) if numbers.is_key(typed) else None


def _start_of(typed: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(typed), time(), UTC)
    except ValueError:
        return None


def _end_of(typed: str) -> datetime | None:
    start = _start_of(typed)
    # After the last day there is no other, and nothing to leave out either.
    is_last = start is not None and start.date() == date.max
    return None if start is None or is_last else start + timedelta(days=1)
