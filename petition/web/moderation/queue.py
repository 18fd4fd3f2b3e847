"""The queue is looked at: the list, one text of it, its picture. Looking changes nothing."""

from flask import Response as Answer
from flask import redirect, url_for
from werkzeug import Response

from petition.rules.states import Role
from petition.web import guards
from petition.web.moderation import choice, pictures, screen
from petition.web.moderation.blueprint import blueprint


@blueprint.get("/")
@guards.staff(Role.MODERATOR)
def start() -> Response:
    """To the queue."""
    return redirect(url_for("moderation.messages"), 303)


@blueprint.get("/messages")
@guards.staff(Role.MODERATOR)
def messages() -> str:
    """A list of texts, and the first of them."""
    return screen.page(choice.made())


@blueprint.get("/messages/<key:message_id>")
@guards.staff(Role.MODERATOR)
def message(message_id: int) -> str:
    """One text, and the list it belongs to."""
    return screen.page(choice.made(), message_id)


@blueprint.get("/photos/<name>")
@guards.staff(Role.MODERATOR)
def photo(name: str) -> Answer:
    """A picture, public or not."""
    return pictures.answer(name)
