"""The proposals as staff see them: by stage, and each with its steps and reviews."""

from flask import render_template, request

from petition.rules.states import Role, Stage
from petition.store import database
from petition.store.queries import proposals as proposals_query
from petition.store.queries.proposals import ListedProposal
from petition.web import duty, guards
from petition.web.moderation import proposal_screen
from petition.web.moderation.blueprint import blueprint

PER_PAGE = 50
STAGES = tuple(stage for stage in Stage if stage != Stage.NONE)


@blueprint.get("/proposals")
@guards.staff(Role.MODERATOR)
def proposals() -> str:
    """The proposals at one stage, the newest first, and how many there are at each."""
    stage = _stage()
    rows = _rows(stage)
    return render_template(
        "moderation/proposals.html",
        stage=stage,
        stages=STAGES,
        counts=proposals_query.counts(database.db.session()),
        rows=rows[:PER_PAGE],
        before=rows[PER_PAGE - 1].id if len(rows) > PER_PAGE else None,
        on_duty=duty.on_duty(),
    )


@blueprint.get("/proposals/<key:message_id>")
@guards.staff(Role.MODERATOR)
def proposal(message_id: int) -> str:
    """One proposal with all that the reader may know of it, and what the reader may do."""
    return proposal_screen.drawn(message_id)


def _stage() -> Stage:
    """The stage asked for; else what waits for the reader first."""
    asked = request.args.get("stage", "")
    if asked in STAGES:
        return Stage(asked)
    return Stage.UNDER_REVIEW if duty.on_duty().is_on_committee else Stage.SUBMITTED


def _rows(stage: Stage) -> list[ListedProposal]:
    """Those of the page asked for, and one more where it is not the last."""
    before = request.args.get("before", type=_key)
    reader = duty.on_duty().staff_id
    return proposals_query.listed(database.db.session(), stage, reader, before, PER_PAGE + 1)


def _key(typed: str) -> int:
    """A number that every database takes as a key; ValueError for any other text."""
    if not (typed.isdecimal() and len(typed) <= 18):
        raise ValueError
    return int(typed)
