"""What partners' servers are told of, written in the transaction of what happens."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import clock, webhooks
from petition.rules.states import WebhookEvent
from petition.store.models import Campaign, Message, Tally
from petition.store.queries import outbox
from petition.store.queries import webhooks as kept
from petition.store.queries.webhooks import News


def counted(session: Session, row: Tally, numbers: Iterable[int], change: int) -> None:
    """Tells of the signatures that were given these numbers, and of a count that moved.

    Where nobody listens it costs one question.
    """
    if not (listening := kept.listening(session)):
        return
    slug, total = _slug(session, row.campaign_id), row.confirmed_count + row.elsewhere_count
    about: dict[str, str | int] = {"campaign": slug, "total_signatures": total}
    news = [_news(WebhookEvent.SIGNATURE_CONFIRMED, about, number=number) for number in numbers]
    if change:
        moved = {"confirmed": row.confirmed_count, "change": change}
        news.append(_news(WebhookEvent.COUNT_CHANGED, about, **moved))
    kept.queue(session, listening, news, clock.now())


def approved(session: Session, message: Message, decision_id: int) -> None:
    """Tells of a message that everybody reads from now on, when the time for an undo is over."""
    if not (listening := kept.listening(session)):
        return
    about = {"campaign": _slug(session, message.campaign_id)}
    told = {"message_id": message.id, "kind": message.kind.value}
    news = [_news(WebhookEvent.MESSAGE_APPROVED, about, **told)]
    kept.queue(session, listening, news, clock.now() + outbox.DECISION_PAUSE, decision_id)


def _news(event: WebhookEvent, about: Mapping[str, str | int], **more: str | int) -> News:
    return News(event, webhooks.body(event, clock.now(), {**about, **more}))


def _slug(session: Session, campaign_id: int) -> str:
    return session.scalars(sa.select(Campaign.slug).where(Campaign.id == campaign_id)).one()
