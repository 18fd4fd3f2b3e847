"""Tells partners' servers what waits for them: claims, calls, writes down what became of it.

Each webhook has a thread of its own and a few seconds, so that one that hangs delays no other.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import clock, retries, webhook_targets, webhooks
from petition.rules.errors import Invalid
from petition.services import webhook_calls
from petition.services.webhooks import secret
from petition.store import database
from petition.store.models import Webhook, WebhookDelivery
from petition.store.queries import webhook_sending

WEBHOOKS_AT_ONCE = 8
BATCH = 20
BUDGET_SECONDS = 5.0
# Longer than the budget, one call begun at its end, and the writing down.
LEASE = timedelta(seconds=60)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Claim:
    """A delivery that is this worker's until its lease ends."""

    id: int
    body: str
    attempts_count: int
    created_at: datetime
    lease_ends_at: datetime

    @property
    def held(self) -> webhook_sending.Held:
        """How the queries know it again."""
        return self.id, self.lease_ends_at


@dataclass(frozen=True)
class Listener:
    """A webhook, and what is to be told to it in this round."""

    id: int
    url: str
    secret: str
    failures_count: int
    claims: Sequence[Claim]


def deliver_due() -> int:
    """Tells every webhook a batch of what is due; gives how many deliveries were taken."""
    listeners = _claimed()
    if not listeners:
        return 0
    allows_local = settings().is_local
    with ThreadPoolExecutor(len(listeners)) as pool:
        told = list(pool.map(lambda each: _tell(each, allows_local), listeners))
    with database.writing() as session:
        for listener, answers in zip(listeners, told, strict=True):
            _write_down(session, listener, answers)
    return sum(answers.count("") for answers in told)


def _claimed() -> list[Listener]:
    now = clock.now()
    with database.reading() as session:
        due = webhook_sending.due_webhooks(session, now, WEBHOOKS_AT_ONCE)
    if not due:
        return []
    with database.writing() as session:
        return [_listener(session, webhook_id, now) for webhook_id in due]


def _listener(session: Session, webhook_id: int, now: datetime) -> Listener:
    claims = [_claim(each) for each in webhook_sending.take(session, webhook_id, now, LEASE, BATCH)]
    # It may have been removed since; then nothing was claimed either.
    found = session.get(Webhook, webhook_id)
    if found is None:
        return Listener(webhook_id, "", "", 0, ())
    return Listener(found.id, found.url, secret(found.secret_nonce), found.failures_count, claims)


def _claim(each: WebhookDelivery) -> Claim:
    return Claim(each.id, each.body, each.attempts_count, each.created_at, each.due_at)


def _tell(listener: Listener, allows_local: bool) -> list[str]:
    """The answers to the first calls, "" for taken; it ends with a failure, or with the budget."""
    answers: list[str] = []
    until = time.monotonic() + BUDGET_SECONDS
    for claim in listener.claims:
        if time.monotonic() > until:
            break
        answers.append(_call(listener, claim, allows_local))
        if answers[-1]:
            break
    return answers


def _call(listener: Listener, claim: Claim, allows_local: bool) -> str:
    try:
        target = webhook_targets.read(listener.url, allows_local)
    except Invalid:
        # It was allowed once, under another PUBLIC_URL.
        return "address_private"
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "petition-webhook/1",
        "Petition-Signature": webhooks.signature(listener.secret, claim.body, clock.now()),
    }
    return webhook_calls.post(target, claim.body, headers, allows_local)


def _write_down(session: Session, listener: Listener, answers: list[str]) -> None:
    now = clock.now()
    for number, claim in enumerate(listener.claims):
        if number >= len(answers):
            webhook_sending.release(session, claim.held, now)
        elif answers[number]:
            _postpone(session, claim, answers[number], now)
        else:
            webhook_sending.mark_delivered(session, claim.id, now)
    if answers:
        failed = answers[-1] != ""
        pause = timedelta(seconds=retries.pause_seconds(listener.failures_count + 1))
        webhook_sending.note_answer(session, listener.id, now + pause if failed else None)


def _postpone(session: Session, claim: Claim, code: str, now: datetime) -> None:
    due_at = webhooks.next_attempt(claim.attempts_count, claim.created_at, now)
    if due_at is None:
        webhook_sending.give_up(session, claim.held, now, code)
    else:
        webhook_sending.put_back(session, claim.held, due_at, code)
    _log.warning("webhook_failed", delivery=claim.id, attempt=claim.attempts_count, code=code)
