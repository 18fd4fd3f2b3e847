"""After a deed: which text comes next, and what its page says about the one before."""

from dataclasses import replace

from flask import redirect
from werkzeug import Response

from petition.rules.queue_position import Position
from petition.store import database
from petition.store.models import Message
from petition.store.queries import queue
from petition.web import duty
from petition.web.moderation import listing
from petition.web.moderation.choice import Choice, made


def place_of(message_id: int) -> Position | None:
    """Where a message stands in the queue; None when it waits no more."""
    message = database.db.session().get(Message, message_id)
    since = message.waiting_since if message else None
    return Position(since, message_id) if since else None


def back(message_id: int, **told: str) -> Response:
    """To the same text; `told` says what was done."""
    return redirect(made().to("moderation.message", message_id=message_id, **told), 303)


def on(place: Position | None, **told: str) -> Response:
    """To the text that waits after a place, or to the first; `told` says what was done."""
    choice, staff_id = made(), duty.on_duty().staff_id
    session = database.db.session()
    after = queue.next_waiting(session, choice.filter, staff_id, place)
    next_id = after or queue.next_waiting(session, choice.filter, staff_id, None)
    if choice.is_waiting and next_id:
        return redirect(choice.to("moderation.message", message_id=next_id, **told), 303)
    return redirect(choice.to("moderation.messages", **told), 303)


def past(message_id: int) -> Response:
    """To the text after this one in the list; it is the address alone that moves on."""
    choice = made()
    place = place_of(message_id)
    _, next_id = listing.of(choice, duty.on_duty().staff_id).neighbours(message_id)
    if next_id is None and place:
        choice = replace(choice, after=place.code)
        rows = listing.of(choice, duty.on_duty().staff_id).rows
        next_id = rows[0].id if rows else None
    if next_id is None:
        return redirect(_beginning(choice), 303)
    return redirect(choice.to("moderation.message", message_id=next_id), 303)


def _beginning(choice: Choice) -> str:
    return replace(choice, after=None).to("moderation.messages", said="end")
