"""Which messages nobody else is at."""

from datetime import datetime

import sqlalchemy as sa

from petition.store.models import Message


def is_free_for(staff_id: int, now: datetime) -> sa.ColumnElement[bool]:
    """That no colleague has claimed a message, or the claim is over."""
    return sa.or_(
        Message.claimed_until.is_(None),
        Message.claimed_until <= now,
        Message.claimed_by == staff_id,
    )
