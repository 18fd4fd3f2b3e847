"""Partners' webhooks and what they are told, as the deeds and the pages ask for them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import clock
from petition.rules.states import WebhookEvent
from petition.store.models import Partner, Webhook, WebhookDelivery
from petition.store.models.webhook import IS_WAITING


class News(NamedTuple):
    """What is told to everyone who listens: the event and its body."""

    event: WebhookEvent
    body: str


def listening(session: Session) -> Sequence[int]:
    """The webhooks that are to be told of what happens now: those of partners with a key."""
    return session.scalars(
        sa.select(Webhook.id)
        .join(Partner, Partner.id == Webhook.partner_id)
        .where(Partner.revoked_at.is_(None))
    ).all()


def queue(
    session: Session,
    to: Iterable[int],
    news: Iterable[News],
    due_at: datetime,
    decision_id: int | None = None,
) -> None:
    """Queues each news for each of the webhooks, oldest news first."""
    now = clock.now()
    told = {"created_at": now, "due_at": due_at, "decision_id": decision_id}
    listeners = list(to)
    rows = [
        {"webhook_id": each, "event": one.event, "body": one.body, **told}
        for one in news
        for each in listeners
    ]
    if rows:
        session.execute(sa.insert(WebhookDelivery), rows)


def take_back(session: Session, decision_id: int) -> None:
    """Gives up what waits to be told of a decision: it was undone."""
    session.execute(
        sa.update(WebhookDelivery)
        .where(WebhookDelivery.decision_id == decision_id, IS_WAITING)
        .values(given_up_at=clock.now(), last_error="taken_back")
    )


def of_partner(session: Session, partner_id: int) -> Sequence[Webhook]:
    """The webhooks of a partner, oldest first."""
    own = sa.select(Webhook).where(Webhook.partner_id == partner_id)
    return session.scalars(own.order_by(Webhook.id)).all()


def deliveries(session: Session, partner_id: int, limit: int) -> Sequence[WebhookDelivery]:
    """The newest of what was or will be told to a partner."""
    return session.scalars(
        sa.select(WebhookDelivery)
        .join(Webhook, Webhook.id == WebhookDelivery.webhook_id)
        .where(Webhook.partner_id == partner_id)
        .order_by(WebhookDelivery.id.desc())
        .limit(limit)
    ).all()
