"""What staff do about a proposal: its next step, a member's points, a conflict of interest."""

from flask import redirect, request, url_for
from werkzeug import Response

from petition import current
from petition.rules import proposal_forms
from petition.rules.errors import Invalid, NotAllowed, TooLate
from petition.rules.states import Role
from petition.services import proposing
from petition.web import duty, guards
from petition.web.moderation import proposal_screen
from petition.web.moderation.blueprint import blueprint


@blueprint.post("/proposals/<key:message_id>/advance")
@guards.staff(Role.ORGANISER)
@guards.staff_form
def advance_proposal(message_id: int) -> Response:
    """Takes the next step, or says who has taken another one meanwhile."""
    try:
        step = proposal_forms.parse_step(request.form, current.settings().languages)
        proposing.advance(message_id, step, duty.on_duty().staff_id)
    except (Invalid, TooLate) as refusal:
        return proposal_screen.refused(message_id, refusal)
    return _back(message_id, "advanced")


@blueprint.post("/proposals/<key:message_id>/review")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def review_proposal(message_id: int) -> Response:
    """Takes the points of a member of the committee."""
    member_id = _member_id()
    try:
        proposing.review(message_id, proposal_forms.parse_review(request.form), member_id)
    except (Invalid, TooLate) as refusal:
        return proposal_screen.refused(message_id, refusal)
    return _back(message_id, "reviewed")


@blueprint.post("/proposals/<key:message_id>/conflict")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def declare_conflict(message_id: int) -> Response:
    """Takes a member out of the review of this proposal."""
    try:
        proposing.declare_conflict(message_id, _member_id())
    except TooLate as refusal:
        return proposal_screen.refused(message_id, refusal)
    return _back(message_id, "conflict")


def _member_id() -> int:
    found = duty.on_duty()
    if not found.is_on_committee:
        raise NotAllowed
    return found.staff_id


def _back(message_id: int, told: str) -> Response:
    return redirect(url_for("moderation.proposal", message_id=message_id, told=told), 303)
