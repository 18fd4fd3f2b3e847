"""How a proposal goes further: its steps, and what the committee thinks of it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from petition.rules import clock, proposals
from petition.rules.audit import Deed, DeedName, Detail
from petition.rules.errors import Invalid, NotAllowed, NotFound, TooLate
from petition.rules.proposal_forms import NewReview, NewStep
from petition.rules.states import MessageKind, Stage
from petition.services import auditing
from petition.store import database
from petition.store.models import Message, ProposalStep
from petition.store.queries import proposal_steps, proposal_writing
from petition.store.queries.proposal_steps import Step


def begin(session: Session, message: Message, staff_id: int | None, now: datetime) -> None:
    """Puts an approved proposal at its first stage, inside the caller's transaction.

    Nothing happens to other kinds of messages, nor to a proposal that has taken a step already.
    """
    if message.kind == MessageKind.PROPOSAL and not proposal_steps.signed(session, message.id):
        step = NewStep(Stage.SUBMITTED, now.date(), {}, after=0)
        _take(session, message, step, staff_id, now)


def advance(message_id: int, step: NewStep, staff_id: int) -> None:
    """Takes the next step of a proposal, or corrects the last one.

    Raises NotFound for what is no public proposal, TooLate when another step was taken after the
    one that was seen, Invalid for a stage that does not follow or a day that cannot be.
    """
    now = clock.now()
    with database.writing() as session:
        message, steps = _opened(session, message_id)
        if steps[-1].number != step.after:
            raise _too_late(steps[-1])
        _check(step, steps, now)
        _take(session, message, step, staff_id, now)
        told: dict[str, Detail] = {"stage": step.stage, "happened_on": str(step.happened_on)}
        _record(session, DeedName.PROPOSAL_ADVANCED, message_id, staff_id, told)


def review(message_id: int, new: NewReview, staff_id: int) -> None:
    """Stores a committee member's points, in place of earlier ones.

    Raises NotAllowed for who is no member, TooLate when the review is over or has not begun,
    Invalid when the member has declared a conflict of interest.
    """
    with database.writing() as session:
        _under_review(session, message_id, staff_id)
        values = _view(message_id, staff_id) | {
            "has_conflict": False,
            "points": {criterion.value: given for criterion, given in new.points.items()},
            "comment": new.comment,
        }
        if not proposal_writing.put_review(session, values):
            raise Invalid({"conflict": "conflict_declared"})
        _record(session, DeedName.PROPOSAL_REVIEWED, message_id, staff_id, {})


def declare_conflict(message_id: int, staff_id: int) -> None:
    """Bars a member from judging a proposal and removes what the member gave; for good.

    Repeating it changes nothing. Raises as `review` does.
    """
    with database.writing() as session:
        _under_review(session, message_id, staff_id)
        values = _view(message_id, staff_id) | {"has_conflict": True, "points": {}, "comment": ""}
        if proposal_writing.put_review(session, values):
            _record(session, DeedName.PROPOSAL_CONFLICT_DECLARED, message_id, staff_id, {})


def _opened(session: Session, message_id: int) -> tuple[Message, list[Step]]:
    message = proposal_writing.locked(session, message_id)
    steps = proposal_steps.signed(session, message_id) if message else []
    if message is None or not steps:
        raise NotFound
    return message, steps


def _check(step: NewStep, steps: list[Step], now: datetime) -> None:
    if step.stage not in proposals.may_come_next([one.stage for one in steps]):
        raise Invalid({"stage": "stage_not_next"})
    if fault := proposals.fault_in_day(step.happened_on, steps[-1].happened_on, now.date()):
        raise Invalid({"happened_on": f"happened_on_{fault}"})


def _take(
    session: Session, message: Message, step: NewStep, staff_id: int | None, now: datetime
) -> None:
    message.stage = step.stage
    session.add(
        ProposalStep(
            message_id=message.id,
            number=step.after + 1,
            stage=step.stage,
            happened_on=step.happened_on,
            notes=dict(step.notes),
            staff_id=staff_id,
            written_at=now,
        )
    )


def _under_review(session: Session, message_id: int, staff_id: int) -> None:
    """Holds a proposal under review until the transaction ends, for a member alone."""
    if not proposal_writing.is_member(session, staff_id):
        raise NotAllowed
    message, steps = _opened(session, message_id)
    if message.stage != Stage.UNDER_REVIEW:
        raise _too_late(steps[-1])


def _too_late(last: Step) -> TooLate:
    return TooLate(last.stage, last.by or "", last.written_at)


def _view(message_id: int, staff_id: int) -> dict[str, Any]:
    return {"message_id": message_id, "staff_id": staff_id, "written_at": clock.now()}


def _record(
    session: Session, name: DeedName, message_id: int, staff_id: int, details: dict[str, Detail]
) -> None:
    auditing.record(session, Deed(staff_id, name, f"message:{message_id}", details))
