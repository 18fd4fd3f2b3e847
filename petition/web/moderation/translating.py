"""Translations are typed beside a text, and kept with it until it is approved."""

from flask import request
from werkzeug import Response

from petition.rules.decisions import Seen
from petition.rules.states import Role
from petition.services import editing
from petition.web import duty, guards
from petition.web.moderation import going_on, screen, seen, shown
from petition.web.moderation.blueprint import blueprint
from petition.web.moderation.shown import Box


@blueprint.post("/messages/<key:message_id>/translate")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def translate(message_id: int) -> Response:
    """Keeps what is typed in the boxes."""
    save(seen.of(message_id))
    return going_on.back(message_id, said="translated")


def save(what: Seen) -> None:
    """Keeps each translation that was typed or changed; those left as they were stay so."""
    staff_id = duty.on_duty().staff_id
    for box in shown.boxes(screen.opened(what.message_id)):
        title, body = typed(box)
        if (title, body) != (box.title.strip(), box.body.strip()):
            editing.translate(what, staff_id, box.language, title, body)


def typed(box: Box) -> tuple[str, str]:
    """What a form says in the box of one language, title and text; what it lacks is unchanged."""
    kept = {f"title-{box.language}": box.title, f"body-{box.language}": box.body}
    given = (request.form.get(name, text) for name, text in kept.items())
    title, body = (text.replace("\r\n", "\n").strip() for text in given)
    return title, body
