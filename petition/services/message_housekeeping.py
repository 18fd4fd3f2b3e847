"""What falls due with time for messages: those nobody confirmed, those rejected, stray pictures."""

from collections.abc import Callable
from datetime import timedelta

import sqlalchemy as sa

from petition.current import settings
from petition.rules import clock, retention
from petition.services import message_erasing
from petition.store import database
from petition.store.models import Message, MessageVersion, Photo
from petition.store.models.message import IS_REJECTED, IS_UNCONFIRMED

BATCH = 200


def erase_unconfirmed() -> int:
    """Erases up to BATCH messages that nobody confirmed within PENDING_DAYS."""
    end = clock.now() - timedelta(days=settings().pending_days)
    return _erase(IS_UNCONFIRMED, Message.written_at <= end)


def erase_rejected() -> int:
    """Erases up to BATCH messages that were rejected long ago and wait for nobody."""
    end = clock.now() - retention.REJECTED_KEPT
    return _erase(IS_REJECTED, Message.decided_at <= end, Message.waiting_since.is_(None))


def erase_stray_photos() -> int:
    """Erases up to BATCH pictures that no version of a text refers to any more."""
    refers = sa.select(MessageVersion.message_id).where(MessageVersion.photo_id == Photo.id)
    stray = sa.select(Photo.id).where(~refers.exists()).limit(BATCH)
    with database.reading() as session:
        if not session.scalars(stray.limit(1)).all():
            return 0
    with database.writing() as session:
        ids = session.scalars(stray).all()
        session.execute(sa.delete(Photo).where(Photo.id.in_(ids)))
    return len(ids)


DEEDS: tuple[Callable[[], int], ...] = (erase_unconfirmed, erase_rejected, erase_stray_photos)


def _erase(condition: sa.TextClause, *conditions: sa.ColumnElement[bool]) -> int:
    due = sa.select(Message.id).where(condition, *conditions)
    with database.writing() as session:
        ids = session.scalars(due.limit(BATCH).with_for_update(skip_locked=True)).all()
        message_erasing.erase(session, ids)
    return len(ids)
