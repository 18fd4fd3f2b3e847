"""What has waited too long for a partner's server, and the log of what was delivered."""

from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import clock, retention, webhooks
from petition.store import database
from petition.store.models import WebhookDelivery
from petition.store.models.webhook import IS_WAITING
from petition.store.queries import webhook_sending

BATCH = 500


def give_up_old() -> int:
    """Gives up to BATCH deliveries up that nobody took within two days."""
    now = clock.now()
    before = now - webhooks.LONGEST
    return _do(
        sa.and_(IS_WAITING, WebhookDelivery.created_at <= before),
        lambda session: webhook_sending.give_up_old(session, before, now, BATCH),
    )


def forget_old() -> int:
    """Drops up to BATCH deliveries whose time in the log is over."""
    before: datetime = clock.now() - retention.DELIVERY_KEPT
    return _do(
        WebhookDelivery.created_at <= before,
        lambda session: webhook_sending.forget(session, before, BATCH),
    )


DEEDS = (give_up_old, forget_old)


def _do(is_due: sa.ColumnElement[bool], deed: Callable[[Session], int]) -> int:
    """Takes the write lock only where there is something to do."""
    with database.reading() as session:
        if session.scalar(sa.select(WebhookDelivery.id).where(is_due).limit(1)) is None:
            return 0
    with database.writing() as session:
        return deed(session)
