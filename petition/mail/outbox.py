"""Sends what waits in the outbox: claims, hands on, writes down what became of it.

It commits, as the deeds do: what was sent must be known even where nothing else was done.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from email.errors import MessageError

import sqlalchemy as sa
import structlog
from jinja2 import TemplateError
from sqlalchemy.orm import Session

from petition.current import settings
from petition.mail import claiming, message, transports
from petition.mail.claiming import Claim
from petition.mail.message import Letter
from petition.mail.outcomes import Delivered, Outcome, Postponed, Refused
from petition.rules import clock, retries
from petition.store import database
from petition.store.queries import sending

# What is begun later might outlast the lease: a server may use up four timeouts on a letter.
SENDING_SECONDS = 20.0
RECORDING_SECONDS = 60.0
RECORDING_PAUSE_SECONDS = 1.0

_log = structlog.get_logger(__name__)


def send_due(announce: Callable[[str], None] | None = None) -> int:
    """Sends one batch of what is due; gives how many emails went, so call it again till 0.

    Nothing is lost when the mail server cannot be reached: what was not taken waits longer
    each time, up to a quarter of an hour. `announce` is told the file of each email that became
    one. Raises SettingsError when MAIL_URL names no way to send.
    """
    transport = transports.for_url(settings().mail_url)
    deadline = time.monotonic() + SENDING_SECONDS
    claims = _claimed()
    outcomes: dict[int, Outcome] = {}
    letters = _letters(claims, transport.is_plain, outcomes)
    with closing(transport.deliver(list(letters.values()))) as answers:
        try:
            for outbox_id in letters:
                if time.monotonic() > deadline:
                    break
                outcomes[outbox_id] = next(answers)
        finally:
            # Also when this process is told to stop: what has gone must not go again.
            _record(claims, outcomes)
    return _told(outcomes.values(), announce)


def _claimed() -> Sequence[Claim]:
    with database.reading() as session:
        if not sending.is_any_due(session, clock.now()):
            return ()
    with database.writing() as session:
        return claiming.take(session)


def _letters(
    claims: Sequence[Claim], is_plain: bool, outcomes: dict[int, Outcome]
) -> dict[int, Letter]:
    letters = {}
    for claim in claims:
        try:
            name = message.label(claim.outbox_id, claim.created_at)
            letters[claim.outbox_id] = message.compose(claim.write(), name, is_plain)
        except (TemplateError, MessageError, LookupError, ValueError) as error:
            # One that cannot be written must not keep the others back.
            _log.error("email_unwritable", outbox=claim.outbox_id, error=type(error).__name__)
            outcomes[claim.outbox_id] = Postponed("unwritable")
    return letters


def _record(claims: Sequence[Claim], outcomes: Mapping[int, Outcome]) -> None:
    """Writes all outcomes down in one transaction, and insists while the database is away."""
    insists_until = time.monotonic() + RECORDING_SECONDS
    while claims:
        try:
            with database.writing() as session:
                for claim in claims:
                    _write_down(session, claim, outcomes.get(claim.outbox_id))
            break
        except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
            if time.monotonic() > insists_until:
                raise
            _log.warning("outbox_record_delayed", error=type(error).__name__)
            time.sleep(RECORDING_PAUSE_SECONDS)
    for claim in claims:
        _tell(claim, outcomes.get(claim.outbox_id))


def _write_down(session: Session, claim: Claim, outcome: Outcome | None) -> None:
    now = clock.now()
    match outcome:
        case None:
            sending.release(session, claim.outbox_id, claim.lease_ends_at, now)
        case Delivered():
            sending.mark_sent(session, claim.outbox_id, now)
        case Refused(code):
            sending.mark_given_up(session, claim.outbox_id, now, code)
        case Postponed(code):
            due_at = now + timedelta(seconds=retries.pause_seconds(claim.attempts_count))
            sending.put_back(session, claim.outbox_id, claim.lease_ends_at, due_at, code)


def _tell(claim: Claim, outcome: Outcome | None) -> None:
    about = {"outbox": claim.outbox_id, "kind": claim.kind.value, "attempt": claim.attempts_count}
    match outcome:
        case Delivered():
            _log.info("email_sent", **about)
        case Refused(code):
            _log.warning("email_refused", code=code, **about)
        case Postponed(code):
            _log.warning("email_postponed", code=code, **about)


def _told(outcomes: Iterable[Outcome], announce: Callable[[str], None] | None) -> int:
    delivered = [outcome for outcome in outcomes if isinstance(outcome, Delivered)]
    for outcome in delivered:
        if announce and outcome.where:
            announce(outcome.where)
    return len(delivered)
