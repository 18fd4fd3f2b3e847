"""Which emails a worker takes from the outbox, and which have lost their point since."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from petition.mail import kinds
from petition.mail.outcomes import Pointless
from petition.mail.rendering import Email
from petition.rules import clock
from petition.rules.states import EmailKind
from petition.store.models import OutboxEmail
from petition.store.queries import outbox, sending

BATCH = 20
LEASE = timedelta(seconds=60)
DAY = timedelta(days=1)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Claim:
    """An email that is this worker's until the lease ends, with all it takes to write it."""

    outbox_id: int
    kind: EmailKind
    created_at: datetime
    attempts_count: int
    lease_ends_at: datetime
    write: Callable[[], Email]


def take(session: Session) -> list[Claim]:
    """Claims up to BATCH emails that are due; those that should not go any more are given up.

    At most EMAILS_PER_ADDRESS_A_DAY go to one address: those sent, those under way with any
    worker and those of this batch together.
    """
    sending.claim_alone(session)
    # Asked only now, so that no lease of others ends later than ours; twice, as clocks differ.
    now = clock.now()
    taken = sending.under_way(session, now, now + 2 * LEASE)
    # Each row is written once, at the end: of one written twice PostgreSQL locks what it is about,
    # and whoever holds that may be waiting for the row.
    with session.no_autoflush:
        due = outbox.take_due(session, now, LEASE, BATCH)
        taken.update(sending.sent_since(session, {email.recipient_key for email in due}, now - DAY))
        return list(_sifted(session, due, taken, now))


def _sifted(
    session: Session, due: Sequence[OutboxEmail], taken: Counter[bytes], now: datetime
) -> Iterator[Claim]:
    # Read together, so that each is then found in the session.
    sending.signatures_of(session, due)
    for email in due:
        try:
            write = kinds.PREPARED_BY[email.kind](session, email, now)
            _check_limit(taken, email)
        except Pointless as reason:
            _give_up(email, now, str(reason))
        else:
            taken[email.recipient_key] += 1
            yield _claim(email, write)


def _give_up(email: OutboxEmail, now: datetime, reason: str) -> None:
    email.given_up_at, email.last_error = now, reason
    _log.info("email_given_up", outbox=email.id, kind=email.kind.value, reason=reason)


def _check_limit(taken: Counter[bytes], email: OutboxEmail) -> None:
    if taken[email.recipient_key] >= outbox.EMAILS_PER_ADDRESS_A_DAY:
        raise Pointless("daily_limit")


def _claim(email: OutboxEmail, write: Callable[[], Email]) -> Claim:
    return Claim(
        outbox_id=email.id,
        kind=email.kind,
        created_at=email.created_at,
        attempts_count=email.attempts_count,
        lease_ends_at=email.due_at,
        write=write,
    )
