"""Moderators correct slips in a text, and choose which public ones stand on top."""

from flask import request
from werkzeug import Response

from petition.rules import writing
from petition.rules.states import Role
from petition.services import editing
from petition.web import duty, guards
from petition.web.moderation import going_on, screen, seen
from petition.web.moderation.blueprint import blueprint


@blueprint.post("/messages/<key:message_id>/edit")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def edit(message_id: int) -> Response:
    """Keeps a corrected text as a new version; the author's own stays."""
    what, item = seen.of(message_id), screen.opened(message_id)
    words, _ = writing.parse_again({"field": item.newest.field, **request.form}, item.kind)
    editing.edit(what, duty.on_duty().staff_id, words)
    return going_on.back(message_id, said="edited")


@blueprint.post("/messages/<key:message_id>/feature")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def feature(message_id: int) -> Response:
    """Lets a public text stand on top, unless the form says that it shall no longer."""
    is_featured = request.form.get("is_featured", "1") == "1"
    editing.feature(message_id, duty.on_duty().staff_id, is_featured)
    return going_on.back(message_id, said="featured" if is_featured else "unfeatured")
