"""The steps of proposals, as everybody reads them and as staff do."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from petition.rules.states import Stage
from petition.store.models import Message, ProposalStep, Staff
from petition.store.models.message import IS_PUBLIC


class PublicStep(NamedTuple):
    """A step as everybody reads it; `notes` holds one text per language, or none."""

    stage: Stage
    happened_on: date
    notes: Mapping[str, str]


class Step(NamedTuple):
    """A step with who wrote it down; `by` is None where that account is gone."""

    number: int
    stage: Stage
    happened_on: date
    notes: Mapping[str, str]
    by: str | None
    written_at: datetime


def public(session: Session, message_id: int) -> list[PublicStep]:
    """The steps of a public proposal, newest first; empty for whatever else it may be."""
    rows = session.execute(
        sa.select(ProposalStep.stage, ProposalStep.happened_on, ProposalStep.notes)
        .join(Message, Message.id == ProposalStep.message_id)
        .where(ProposalStep.message_id == message_id, IS_PUBLIC)
        .order_by(ProposalStep.number.desc())
    )
    return [PublicStep(*row) for row in rows]


def signed(session: Session, message_id: int) -> list[Step]:
    """The steps of a proposal with who took them, oldest first."""
    step = ProposalStep
    rows = session.execute(
        sa.select(
            *(step.number, step.stage, step.happened_on, step.notes, Staff.name, step.written_at)
        )
        .outerjoin(Staff, Staff.id == ProposalStep.staff_id)
        .where(ProposalStep.message_id == message_id)
        .order_by(ProposalStep.number)
    )
    return [Step(*row) for row in rows]


def is_last() -> sa.ColumnElement[bool]:
    """The condition that a step is the last one of its message, both being in the statement."""
    other = aliased(ProposalStep)
    last = sa.select(sa.func.max(other.number)).where(other.message_id == Message.id)
    number = last.correlate(Message).scalar_subquery()
    return sa.and_(ProposalStep.message_id == Message.id, ProposalStep.number == number)
