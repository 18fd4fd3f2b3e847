"""Proposals as staff see them: lists by stage, one with its steps and, where fair, its reviews."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from petition.rules import proposals
from petition.rules.proposals import Criterion, Summary
from petition.rules.states import Field, Stage
from petition.store.models import Message, MessageVersion, ProposalReview, ProposalStep, Staff
from petition.store.models.message import IS_PUBLIC
from petition.store.queries import proposal_steps
from petition.store.queries.projects import IS_PUBLISHED_TEXT, IS_STAGED
from petition.store.queries.proposal_steps import Step


class ListedProposal(NamedTuple):
    """One line of the list: the proposal, how far it is, and what the committee has done."""

    id: int
    campaign_id: int
    title: str
    field: Field
    partners: str
    language: str
    stage: Stage
    since: date
    reviews_count: int
    conflicts_count: int
    has_reviewed: bool
    has_conflict: bool


class Proposal(NamedTuple):
    """The published text of a proposal, and where it stands."""

    id: int
    campaign_id: int
    stage: Stage
    language: str
    name: str
    country: str
    city: str
    title: str
    plain: str
    field: Field
    partners: str


@dataclass(frozen=True)
class Review:
    """What one member of the committee thinks; no points where a conflict was declared."""

    staff_id: int
    by: str
    has_conflict: bool
    points: Mapping[Criterion, int]
    comment: str
    written_at: datetime


@dataclass(frozen=True)
class SeenReviews:
    """The reviews of a proposal as far as one member of staff may see them.

    `summary` is None, and `shown` holds nobody else's, while those of others are hidden. How many
    there are may always be known.
    """

    mine: Review | None
    shown: Sequence[Review]
    summary: Summary | None
    count: int
    conflicts_count: int


@dataclass(frozen=True)
class ProposalDetail:
    """All that one member of staff may know of a proposal; the steps go from the first to the last.

    `members_count` is the number of those who sit on the committee now.
    """

    proposal: Proposal
    steps: Sequence[Step]
    reviews: SeenReviews
    members_count: int


def listed(
    session: Session, stage: Stage, staff_id: int, before: int | None, limit: int
) -> list[ListedProposal]:
    """The `limit` newest proposals at a stage with an id below `before`."""
    mine = aliased(ProposalReview)
    about_mine = sa.and_(mine.message_id == Message.id, mine.staff_id == staff_id)
    statement = (
        sa.select(
            *(Message.id, Message.campaign_id, MessageVersion.title, MessageVersion.field),
            *(MessageVersion.partners, Message.language, Message.stage, ProposalStep.happened_on),
            *(_reviews_count(False), _reviews_count(True)),
            sa.func.coalesce(~mine.has_conflict, sa.false()),
            sa.func.coalesce(mine.has_conflict, sa.false()),
        )
        .join(MessageVersion, IS_PUBLISHED_TEXT)
        .join(ProposalStep, proposal_steps.is_last())
        .outerjoin(mine, about_mine)
        .where(IS_STAGED, IS_PUBLIC, Message.stage == stage)
        .order_by(Message.id.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(Message.id < before)
    return [ListedProposal._make(row) for row in session.execute(statement)]


def counts(session: Session) -> dict[Stage, int]:
    """How many proposals stand at each stage; a stage without any is left out."""
    rows = session.execute(
        sa.select(Message.stage, sa.func.count())
        .where(IS_STAGED, IS_PUBLIC)
        .group_by(Message.stage)
    )
    return {row[0]: row[1] for row in rows}


def detail(session: Session, message_id: int, staff_id: int) -> ProposalDetail | None:
    """A proposal as a member of staff may see it; None when it is not public or is none."""
    text = MessageVersion
    row = session.execute(
        sa.select(
            *(Message.id, Message.campaign_id, Message.stage, Message.language, Message.name),
            *(Message.country, Message.city, text.title, text.plain, text.field, text.partners),
        )
        .join(MessageVersion, IS_PUBLISHED_TEXT)
        .where(IS_STAGED, IS_PUBLIC, Message.id == message_id)
    ).first()
    steps = proposal_steps.signed(session, message_id) if row else []
    if row is None or not steps:
        return None
    seen = _seen(Proposal._make(row).stage, _reviews(session, message_id), staff_id)
    return ProposalDetail(Proposal._make(row), steps, seen, _members_count(session))


def _seen(stage: Stage, reviews: Sequence[Review], staff_id: int) -> SeenReviews:
    mine = {review.staff_id: review for review in reviews}.get(staff_id)
    has_conflict = mine is not None and mine.has_conflict
    sees = proposals.sees_others(stage, mine is not None, has_conflict)
    points = _points(reviews)
    conflicts_count = len(reviews) - len(points)
    summary = proposals.summary(points, conflicts_count) if sees else None
    own = [mine] if mine else []
    return SeenReviews(mine, reviews if sees else own, summary, len(points), conflicts_count)


def _points(reviews: Sequence[Review]) -> list[Mapping[Criterion, int]]:
    return [review.points for review in reviews if not review.has_conflict]


def _reviews(session: Session, message_id: int) -> list[Review]:
    names = ("staff_id", "has_conflict", "points", "comment", "written_at")
    rows = session.execute(
        sa.select(Staff.name, *(getattr(ProposalReview, name) for name in names))
        .join(Staff, Staff.id == ProposalReview.staff_id)
        .where(ProposalReview.message_id == message_id)
        .order_by(ProposalReview.written_at, ProposalReview.staff_id)
    )
    return [
        Review(
            row.staff_id,
            row.name,
            row.has_conflict,
            {Criterion(name): given for name, given in row.points.items()},
            row.comment,
            row.written_at,
        )
        for row in rows
    ]


def _members_count(session: Session) -> int:
    members = sa.select(sa.func.count()).select_from(Staff)
    return session.scalar(members.where(Staff.is_on_committee, Staff.disabled_at.is_(None))) or 0


def _reviews_count(has_conflict: bool) -> Any:
    return (
        sa.select(sa.func.count())
        .where(
            ProposalReview.message_id == Message.id, ProposalReview.has_conflict.is_(has_conflict)
        )
        .scalar_subquery()
    )
