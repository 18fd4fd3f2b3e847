"""Moderators tell each other what they are reading, and pass over what they leave."""

from flask import request
from werkzeug import Response

from petition.rules.states import Role
from petition.services import claims
from petition.web import duty, guards
from petition.web.moderation import going_on
from petition.web.moderation.blueprint import blueprint


@blueprint.post("/messages/<key:message_id>/claim")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def claim(message_id: int) -> Response:
    """Says that one is reading a text; a colleague's claim is taken over only when asked to."""
    takes_over = request.form.get("take_over") == "1"
    claims.claim(message_id, duty.on_duty().staff_id, takes_over)
    return going_on.back(message_id, said="taken")


@blueprint.post("/messages/<key:message_id>/release")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def release(message_id: int) -> Response:
    """Leaves a text to others."""
    claims.release(message_id, duty.on_duty().staff_id)
    return going_on.back(message_id, said="left")


@blueprint.post("/messages/<key:message_id>/skip")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def skip(message_id: int) -> Response:
    """Goes on to the next text and leaves this one to others; nothing is noted down."""
    claims.release(message_id, duty.on_duty().staff_id)
    return going_on.past(message_id)
