"""Beats: the signatures per day, grouped so that the line stays readable for years."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["day", "week", "month"]

# A line of more beats than this is grouped by the next larger unit.
READABLE = 60


@dataclass(frozen=True)
class Beat:
    """The confirmed signatures of one day, week or month, both days included."""

    first_day: date
    last_day: date
    signatures: int


def beats(per_day: Mapping[date, int], today: date) -> list[Beat]:
    """One beat per day from the first day that has a count to today; days without one are 0.

    More than 60 days become calendar weeks (from Monday), more than 60 weeks calendar months.
    """
    days = daily(per_day, today)
    if len(days) <= READABLE:
        return days
    weeks = _grouped(days, lambda beat: beat.first_day.isocalendar()[:2])
    if len(weeks) <= READABLE:
        return weeks
    return _grouped(days, lambda beat: (beat.first_day.year, beat.first_day.month))


def unit(line: Sequence[Beat]) -> Unit:
    """What one beat of this line stands for."""
    longest = max((beat.last_day - beat.first_day for beat in line), default=timedelta())
    if not longest:
        return "day"
    return "week" if longest < timedelta(days=7) else "month"


def highest(line: Sequence[Beat]) -> Beat:
    """The beat with the most signatures; of several, the earliest."""
    return max(line, key=lambda beat: beat.signatures)


def daily(per_day: Mapping[date, int], today: date) -> list[Beat]:
    """One beat per day, however many there are."""
    counted = [day for day, signatures in per_day.items() if signatures]
    if not counted:
        return []
    first, last = min(counted), max(today, *counted)
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [Beat(day, day, per_day.get(day, 0)) for day in span]


def _grouped(days: Sequence[Beat], key: Callable[[Beat], Hashable]) -> list[Beat]:
    groups = (list(group) for _, group in groupby(days, key))
    return [
        Beat(group[0].first_day, group[-1].last_day, sum(beat.signatures for beat in group))
        for group in groups
    ]
