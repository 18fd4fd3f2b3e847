"""What the worker asks of the deliveries, and how it writes down what became of each."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store.models import Partner, Webhook, WebhookDelivery
from petition.store.models.webhook import IS_WAITING

# A delivery and the end of its lease: who takes it over sets another.
Held = tuple[int, datetime]


def due_webhooks(session: Session, now: datetime, limit: int) -> Sequence[int]:
    """The webhooks for which something is due and which are not left alone, longest due first."""
    first = sa.func.min(WebhookDelivery.due_at)
    return session.scalars(
        sa.select(WebhookDelivery.webhook_id)
        .join(Webhook, Webhook.id == WebhookDelivery.webhook_id)
        .join(Partner, Partner.id == Webhook.partner_id)
        .where(IS_WAITING, WebhookDelivery.due_at <= now, Partner.revoked_at.is_(None))
        .where(sa.or_(Webhook.paused_until.is_(None), Webhook.paused_until <= now))
        .group_by(WebhookDelivery.webhook_id)
        .order_by(first, WebhookDelivery.webhook_id)
        .limit(limit)
    ).all()


def take(
    session: Session, webhook_id: int, now: datetime, lease: timedelta, limit: int
) -> Sequence[WebhookDelivery]:
    """Up to `limit` deliveries due for a webhook, leased to the caller."""
    due = session.scalars(
        sa.select(WebhookDelivery)
        .where(WebhookDelivery.webhook_id == webhook_id)
        .where(IS_WAITING, WebhookDelivery.due_at <= now)
        .order_by(WebhookDelivery.due_at, WebhookDelivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for delivery in due:
        delivery.due_at = now + lease
        delivery.attempts_count += 1
    return due


def mark_delivered(session: Session, delivery_id: int, now: datetime) -> None:
    """Writes down that a delivery was taken, whoever holds it by now."""
    session.execute(
        sa.update(WebhookDelivery)
        .where(WebhookDelivery.id == delivery_id)
        .values(delivered_at=now, given_up_at=None, last_error="")
    )


def put_back(session: Session, held: Held, due_at: datetime, code: str) -> None:
    """Lets a delivery wait till it is due again."""
    session.execute(_leased(held).values(due_at=due_at, last_error=code))


def give_up(session: Session, held: Held, now: datetime, code: str) -> None:
    """Writes down that a delivery is not tried again, and why."""
    session.execute(_leased(held).values(given_up_at=now, last_error=code))


def release(session: Session, held: Held, now: datetime) -> None:
    """Gives back a delivery that was claimed and not tried, as if it had not been claimed."""
    attempts_count = WebhookDelivery.attempts_count - 1
    session.execute(_leased(held).values(due_at=now, attempts_count=attempts_count))


def note_answer(session: Session, webhook_id: int, paused_until: datetime | None) -> None:
    """Writes down that a webhook answered, or until when it is left alone after a failure."""
    failures = Webhook.failures_count + 1 if paused_until else 0
    session.execute(
        sa.update(Webhook)
        .where(Webhook.id == webhook_id)
        .values(failures_count=failures, paused_until=paused_until)
    )


def give_up_old(session: Session, before: datetime, now: datetime, limit: int) -> int:
    """Gives up to `limit` deliveries up which have waited since before a moment."""
    old = sa.select(WebhookDelivery.id).where(IS_WAITING, WebhookDelivery.created_at <= before)
    given_up = (
        sa.update(WebhookDelivery)
        .where(WebhookDelivery.id.in_(old.limit(limit)), IS_WAITING)
        .values(given_up_at=now)
        .returning(WebhookDelivery.id)
    )
    return len(session.execute(given_up).all())


def forget(session: Session, before: datetime, limit: int) -> int:
    """Drops up to `limit` deliveries made before a moment."""
    old = sa.select(WebhookDelivery.id).where(WebhookDelivery.created_at <= before).limit(limit)
    forgotten = sa.delete(WebhookDelivery).where(WebhookDelivery.id.in_(old))
    return len(session.execute(forgotten.returning(WebhookDelivery.id)).all())


def _leased(held: Held) -> sa.Update:
    delivery_id, lease_ends_at = held
    return sa.update(WebhookDelivery).where(
        WebhookDelivery.id == delivery_id, IS_WAITING, WebhookDelivery.due_at == lease_ends_at
    )
