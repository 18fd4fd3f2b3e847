"""How a message enters the queue of moderators."""

from datetime import datetime

from petition.store.models import Message


def enter(message: Message, now: datetime) -> None:
    """Lets a message wait for a moderator, at a new turn and claimed by nobody."""
    message.waiting_since = now
    message.turn += 1
    message.claimed_by = None
    message.claimed_until = None
