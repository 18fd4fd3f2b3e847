"""How a message gets into the moderators' queue, and out of it."""

from datetime import datetime

from petition.store.models import Message


def enter(message: Message, now: datetime) -> None:
    """Puts a message into the queue for a new turn, inside the caller's transaction.

    Links and forms made for an earlier turn are stale from here on, and nobody holds it.
    """
    message.waiting_since = now
    message.turn += 1
    _let_go(message)


def leave(message: Message) -> None:
    """Takes a message out of the queue, inside the caller's transaction."""
    message.waiting_since = None
    _let_go(message)


def _let_go(message: Message) -> None:
    message.claimed_by = None
    message.claimed_until = None
