"""How a proposal goes further: its stages, what it is judged by, and who sees a judgement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from petition.rules.states import Stage


class Criterion(StrEnum):
    """What the committee gives points for; each counts the same."""

    RELEVANCE = "relevance"
    RECIPROCITY = "reciprocity"
    FEASIBILITY = "feasibility"
    ORIGINALITY = "originality"


LEAST_POINTS = 1
MOST_POINTS = 5
MOST_TOTAL = MOST_POINTS * len(Criterion)

# A proposal at one of these has a place of its own on the campaign's page.
PROJECTS = (Stage.SELECTED, Stage.UNDER_WAY, Stage.COMPLETED)
DECIDED = (*PROJECTS, Stage.NOT_SELECTED)

_FOLLOWING: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.NONE: (Stage.SUBMITTED,),
    Stage.SUBMITTED: (Stage.ADMISSIBLE, Stage.NOT_SELECTED),
    Stage.ADMISSIBLE: (Stage.UNDER_REVIEW, Stage.NOT_SELECTED),
    Stage.UNDER_REVIEW: (Stage.SELECTED, Stage.NOT_SELECTED),
    Stage.SELECTED: (Stage.UNDER_WAY,),
    Stage.UNDER_WAY: (Stage.COMPLETED,),
    Stage.COMPLETED: (),
    Stage.NOT_SELECTED: (),
}

DayFault = Literal["future", "too_early"]


@dataclass(frozen=True)
class Summary:
    """What the committee thinks: the mean per criterion, their sum, and how many spoke.

    `means` is empty and `total` None while nobody has given points.
    """

    means: Mapping[Criterion, float]
    total: float | None
    reviews_count: int
    conflicts_count: int


def following(stage: Stage) -> tuple[Stage, ...]:
    """The stages that come after this one."""
    return _FOLLOWING[stage]


def correcting(history: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages that a new step may name to put a mistake right, in their order.

    They are the present one, with another note, and those on the way to it that the proposal has
    been at; `history` is its stages from the first to the present one. No step is ever deleted.
    """
    present = history[-1]
    return tuple(
        stage
        for stage in Stage
        if stage in history and (stage == present or _leads_to(stage, present))
    )


def may_come_next(history: Sequence[Stage]) -> tuple[Stage, ...]:
    """Every stage that the next step may name: those that follow, then the corrections."""
    return following(history[-1]) + correcting(history)


def _leads_to(stage: Stage, later: Stage) -> bool:
    return any(later == after or _leads_to(after, later) for after in _FOLLOWING[stage])


def fault_in_day(day: date, previous: date, today: date) -> DayFault | None:
    """Say why a step cannot have happened on a day: after today, or before the step before it."""
    if day > today:
        return "future"
    return "too_early" if day < previous else None


def summary(points: Sequence[Mapping[Criterion, int]], conflicts_count: int) -> Summary:
    """The means of what each member gave; whoever has a conflict is counted apart."""
    count = len(points)
    means = {c: sum(one[c] for one in points) / count for c in Criterion} if count else {}
    total = sum(means.values()) if count else None
    return Summary(means, total, count, conflicts_count)


def sees_others(stage: Stage, has_reviewed: bool, has_conflict: bool) -> bool:
    """Whether somebody may see what others gave: once the own points are in, or it is decided.

    Whoever has declared a conflict waits for the decision, and so do those who give no points.
    """
    return stage in DECIDED or (has_reviewed and not has_conflict)
