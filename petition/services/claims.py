"""Who is at a waiting message: a claim keeps colleagues from it for minutes, and ends by itself."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import clock
from petition.rules.decisions import CLAIM_LENGTH
from petition.services import deciding
from petition.store import database
from petition.store.models import Message
from petition.store.models.message import IS_WAITING
from petition.store.queries import claims


def claim(message_id: int, staff_id: int, take_over: bool = False) -> datetime:
    """Claims a waiting message, or renews the claim; gives when it ends.

    Raises NotFound, TooLate, Changed where it waits no more, and TakenBy where a colleague has it,
    unless it is taken over.
    """
    now = clock.now()
    claiming = sa.update(Message).where(Message.id == message_id, IS_WAITING)
    if not take_over:
        claiming = claiming.where(claims.is_free_for(staff_id, now))
    with database.writing() as session:
        values = {"claimed_by": staff_id, "claimed_until": now + CLAIM_LENGTH}
        _run(session, claiming.values(values), message_id)
    return now + CLAIM_LENGTH


def release(message_id: int, staff_id: int) -> None:
    """Gives a claim of one's own back; repeating it changes nothing."""
    own = sa.update(Message).where(Message.id == message_id, Message.claimed_by == staff_id)
    with database.writing() as session:
        session.execute(own.values(claimed_by=None, claimed_until=None))


def _run(session: Session, claiming: sa.Update, message_id: int) -> None:
    if session.scalar(claiming.returning(Message.id)) is None:
        message = deciding.confirmed(session, message_id)
        if message.waiting_since is None:
            raise deciding.too_late(session, message_id)
        raise deciding.taken(session, message)
