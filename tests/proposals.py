"""Plain verbs that bring a proposal to where a test starts from, by the product's own deeds."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from petition.rules import clock
from petition.rules.decisions import Seen
from petition.rules.proposal_forms import NewReview, NewStep
from petition.rules.proposals import Criterion
from petition.rules.states import Role, Stage
from petition.services import moderation, proposing
from petition.store import database
from petition.store.models import ProposalStep, Staff
from petition.store.queries import proposal_steps, proposals
from petition.store.queries.proposals import ProposalDetail
from tests import messages

S = Stage
WAY = [S.SUBMITTED, S.ADMISSIBLE, S.UNDER_REVIEW, S.SELECTED, S.UNDER_WAY, S.COMPLETED]


def colleague(name: str, role: Role = Role.ORGANISER, is_on_committee: bool = True) -> int:
    """An account without a password, on the committee unless told otherwise; gives its id."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    with database.writing() as session:
        made = Staff(
            email=email,
            email_canonical=email,
            name=name,
            role=role,
            language="en",
            is_on_committee=is_on_committee,
            created_at=clock.now(),
        )
        session.add(made)
        session.flush()
        return made.id


def submitted(staff_id: int | None = None, **fields: Any) -> int:
    """An approved proposal, at its first stage; gives the message's id."""
    message_id = messages.write_and_confirm(**messages.PROPOSAL | fields)
    seen = messages.message(message_id)
    moderation.approve(
        Seen(message_id, seen.version, seen.turn), staff_id or colleague(f"Moderator {message_id}")
    )
    return message_id


def at(stage: Stage, staff_id: int, **fields: Any) -> int:
    """A proposal that has gone all the way to a stage; gives the message's id."""
    message_id = submitted(staff_id, **fields)
    way = WAY[1 : WAY.index(stage) + 1] if stage in WAY else [stage]
    for one in way:
        advance(message_id, one, staff_id)
    return message_id


def advance(message_id: int, stage: Stage, staff_id: int, **changes: Any) -> None:
    """Takes the next step today, with a note in English; `changes` are to the step."""
    values = {"happened_on": clock.now().date(), "notes": {"en": f"Now {stage}"}}
    values |= {"after": last_number(message_id)} | changes
    proposing.advance(message_id, NewStep(stage, **values), staff_id)


def review(message_id: int, staff_id: int, points: int = 3, comment: str = "") -> None:
    """Gives the same points for everything."""
    given = dict.fromkeys(Criterion, points)
    proposing.review(message_id, NewReview(given, comment), staff_id)


def detail(message_id: int, staff_id: int) -> ProposalDetail:
    """The proposal as a colleague sees it."""
    with database.reading() as session:
        found = proposals.detail(session, message_id, staff_id)
    assert found is not None, "it is no public proposal"
    return found


def steps(message_id: int) -> list[tuple[Stage, date]]:
    """The stages of a proposal and their days, oldest first."""
    with database.reading() as session:
        return [(s.stage, s.happened_on) for s in proposal_steps.signed(session, message_id)]


def last_number(message_id: int) -> int:
    """The number of the last step; 0 where there is none."""
    with database.reading() as session:
        number = sa.func.max(ProposalStep.number)
        return session.scalar(sa.select(number).where(ProposalStep.message_id == message_id)) or 0
