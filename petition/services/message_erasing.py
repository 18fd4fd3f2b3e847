"""Erasing messages with all that hangs on them, inside the caller's transaction."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store.models import Message, OutboxEmail
from petition.store.queries import search


def erase(session: Session, message_ids: Sequence[int]) -> None:
    """Erases messages, their versions, translations, pictures, words and waiting emails.

    Of an email that went the nameless trace stays, as the limit of emails a day needs it.
    """
    of_these = OutboxEmail.message_id.in_(message_ids)
    session.execute(sa.delete(OutboxEmail).where(of_these, OutboxEmail.sent_at.is_(None)))
    for message_id in message_ids:
        search.forget(session, message_id)
    # What else refers to a message goes with it: the database sees to that.
    session.execute(sa.delete(Message).where(Message.id.in_(message_ids)))
