"""Moderators decide: approve, reject, hide, and take it back."""

from flask import request
from werkzeug import Response

from petition.rules import characters, names
from petition.rules.errors import Invalid
from petition.rules.states import Reason, Role
from petition.services import moderation
from petition.web import duty, guards
from petition.web.moderation import going_on, seen, translating
from petition.web.moderation.blueprint import blueprint


@blueprint.post("/messages/<key:message_id>/approve")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def approve(message_id: int) -> Response:
    """Makes a text public, with the translations typed beside it."""
    staff_id, place = duty.on_duty().staff_id, going_on.place_of(message_id)
    what = seen.of(message_id)
    translating.save(what)
    moderation.approve(what, staff_id)
    return going_on.on(place, done=str(message_id))


@blueprint.post("/messages/<key:message_id>/reject")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def reject(message_id: int) -> Response:
    """Keeps a text from the public; its author is told why."""
    staff_id, place = duty.on_duty().staff_id, going_on.place_of(message_id)
    moderation.reject(seen.of(message_id), staff_id, reason(), _note())
    return going_on.on(place, done=str(message_id))


@blueprint.post("/messages/<key:message_id>/hide")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def hide(message_id: int) -> Response:
    """Takes a public text from the public."""
    moderation.hide(message_id, duty.on_duty().staff_id, _note())
    return going_on.back(message_id, done=str(message_id))


@blueprint.post("/messages/<key:message_id>/undo")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def undo(message_id: int) -> Response:
    """Takes a decision back; the text is where it was before."""
    decision_id = request.form.get("decision", type=int)
    undone = moderation.undo(message_id, duty.on_duty().staff_id, decision_id)
    said = "undone" if undone.is_untold else "undone_late"
    return going_on.back(message_id, said=said)


def reason() -> Reason:
    """The reason that a form gives for rejecting; Invalid without one."""
    given = request.form.get("reason", "")
    if given not in list(Reason):
        raise Invalid({"reason": "reason_missing"})
    return Reason(given)


def _note() -> str:
    return names.tidy(characters.visible(request.form.get("note", "")))
