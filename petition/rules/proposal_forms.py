"""What staff fill in about a proposal, validated: its next step, and a member's points.

Faults are codes, never sentences, as for everything that people fill in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from petition.rules import names
from petition.rules.errors import Invalid
from petition.rules.proposals import LEAST_POINTS, MOST_POINTS, Criterion
from petition.rules.states import Stage

NOTE_LENGTH = 600
COMMENT_LENGTH = 1000

CODES: tuple[str, ...] = (
    "stage_missing",
    "stage_not_next",
    "happened_on_invalid",
    "happened_on_future",
    "happened_on_too_early",
    "note_missing",
    "note_too_long",
    "note_characters",
    "points_missing",
    "review_comment_too_long",
    "review_comment_characters",
    "conflict_declared",
)


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be taken after the one of number `after`, with a public note per language."""

    stage: Stage
    happened_on: date
    notes: Mapping[str, str]
    after: int


@dataclass(frozen=True, slots=True)
class NewReview:
    """A member's points for each criterion, and a comment for the committee alone."""

    points: Mapping[Criterion, int]
    comment: str


def note_field(language: str) -> str:
    """The name of the field that holds the note in a language."""
    return f"note_{language}"


def points_field(criterion: Criterion) -> str:
    """The name of the field that holds the points for a criterion."""
    return f"points_{criterion}"


def parse_step(fields: Mapping[str, str], languages: Iterable[str]) -> NewStep:
    """Read the fields of a step, or raise `Invalid` with one code for each field at fault.

    A note in one language is enough; readers of the others see it marked as what it is.
    """
    errors: dict[str, str] = {}
    stage = _stage(fields, errors)
    day = _day(fields, errors)
    notes = _notes(fields, tuple(languages), errors)
    after = fields.get("after", "")
    if errors:
        raise Invalid(errors)
    return NewStep(stage, day, notes, int(after) if after.isdecimal() and len(after) < 6 else 0)


def parse_review(fields: Mapping[str, str]) -> NewReview:
    """Read a member's points and comment, or raise `Invalid` as `parse_step` does."""
    errors: dict[str, str] = {}
    points = {criterion: _points(criterion, fields, errors) for criterion in Criterion}
    typed = fields.get("comment", "")
    if fault := names.fault_in_comment(typed, COMMENT_LENGTH):
        errors["comment"] = f"review_comment_{fault}"
    if errors:
        raise Invalid(errors)
    return NewReview(points, names.tidy_lines(typed))


# Each reader returns the field's value, or notes its fault in `errors` and returns a blank one.


def _stage(fields: Mapping[str, str], errors: dict[str, str]) -> Stage:
    try:
        stage = Stage(fields.get("stage", ""))
    except ValueError:
        stage = Stage.NONE
    if stage == Stage.NONE:
        errors["stage"] = "stage_missing"
    return stage


def _day(fields: Mapping[str, str], errors: dict[str, str]) -> date:
    try:
        return date.fromisoformat(fields.get("happened_on", "").strip())
    except ValueError:
        errors["happened_on"] = "happened_on_invalid"
        return date.min


def _notes(
    fields: Mapping[str, str], languages: tuple[str, ...], errors: dict[str, str]
) -> dict[str, str]:
    notes: dict[str, str] = {}
    for language in languages:
        typed = fields.get(note_field(language), "")
        if fault := names.fault_in_comment(typed, NOTE_LENGTH):
            errors[note_field(language)] = f"note_{fault}"
        if note := names.tidy_lines(typed):
            notes[language] = note
    if not notes:
        errors[note_field(languages[0])] = "note_missing"
    return notes


def _points(criterion: Criterion, fields: Mapping[str, str], errors: dict[str, str]) -> int:
    field = points_field(criterion)
    given = fields.get(field, "").strip()
    if given not in map(str, range(LEAST_POINTS, MOST_POINTS + 1)):
        errors[field] = "points_missing"
        return 0
    return int(given)
