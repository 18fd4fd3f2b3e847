"""The page of one proposal: as it is looked at, and again when a deed was refused."""

from collections.abc import Mapping
from typing import Any

from flask import make_response, render_template, request
from werkzeug import Response

from petition import current
from petition.rules import clock, logins, proposals
from petition.rules.errors import Invalid, NotFound, TooLate
from petition.rules.proposal_forms import note_field, points_field
from petition.rules.proposals import Criterion
from petition.rules.states import Role, Stage
from petition.store import database
from petition.store.queries import proposals as proposals_query
from petition.store.queries.campaigns import Published
from petition.store.queries.proposals import ProposalDetail, Review
from petition.web import duty, formats, languages, published
from petition.web.forms import proposal_texts
from petition.web.forms.typed import Typed


def drawn(
    message_id: int, errors: Mapping[str, str] | None = None, late: TooLate | None = None
) -> str:
    """The page, with what was typed and what is wrong with it; NotFound for what is none."""
    on_duty = duty.on_duty()
    detail = proposals_query.detail(database.db.session(), message_id, on_duty.staff_id)
    if detail is None:
        raise NotFound
    return render_template(
        "moderation/proposal.html",
        **vars(detail),
        **_choices(detail, on_duty),
        form=_form(detail, errors or {}),
        criteria=proposal_texts.CRITERIA,
        places=proposals,
        published=_published(detail),
        note_field=note_field,
        points_field=points_field,
        today=clock.now().date(),
        told=request.args.get("told", ""),
        late=late,
        in_figures=_in_figures,
    )


def refused(message_id: int, refusal: Invalid | TooLate) -> Response:
    """The page once more, with what was typed and why nothing has come of it."""
    if isinstance(refusal, Invalid):
        return make_response(drawn(message_id, refusal.errors), 422)
    return make_response(drawn(message_id, late=refusal), 409)


def _choices(detail: ProposalDetail, on_duty: duty.OnDuty) -> dict[str, Any]:
    """What the reader may do here."""
    history = [step.stage for step in detail.steps]
    is_member = on_duty.is_on_committee
    mine = detail.reviews.mine
    is_open = detail.proposal.stage == Stage.UNDER_REVIEW
    may_advance = logins.is_at_least(on_duty.role, Role.ORGANISER)
    may_review = is_member and is_open and not (mine and mine.has_conflict)
    return {
        "may_advance": may_advance,
        "following": proposals.following(history[-1]),
        "correcting": proposals.correcting(history),
        "may_review": may_review,
        "order": [*_step_fields(may_advance), *_review_fields(may_review)],
        "staff_id": on_duty.staff_id,
    }


def _step_fields(are_shown: bool) -> list[str]:
    notes = (note_field(language) for language in current.settings().languages)
    return ["stage", "happened_on", *notes] if are_shown else []


def _review_fields(are_shown: bool) -> list[str]:
    return [*map(points_field, Criterion), "comment"] if are_shown else []


def _in_figures(points: float) -> str:
    return formats.points(points, languages.requested())


def _form(detail: ProposalDetail, errors: Mapping[str, str]) -> Typed:
    values = {"happened_on": clock.now().date().isoformat()}
    values |= _given(detail.reviews.mine) | request.form.to_dict()
    # What was typed for a step that came too late is a step after the last one now.
    values["after"] = str(detail.steps[-1].number)
    return proposal_texts.again(values, errors)


def _given(mine: Review | None) -> dict[str, str]:
    """A member's points and comment as the form holds them."""
    if mine is None:
        return {}
    points = {points_field(Criterion(c)): str(given) for c, given in mine.points.items()}
    return points | {"comment": mine.comment}


def _published(detail: ProposalDetail) -> Published | None:
    """The campaign, unless it is a draft."""
    try:
        return published.by_id(detail.proposal.campaign_id)
    except NotFound:
        return None
