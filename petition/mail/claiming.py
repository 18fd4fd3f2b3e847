"""Which emails a worker takes from the outbox, and which have lost their point since."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from petition.current import settings
from petition.mail import links
from petition.mail.emails import Occasion, Words
from petition.rules import clock, names, tokens
from petition.rules.states import UNCONFIRMED, EmailKind, SignatureState, Visibility
from petition.store.models import Campaign, OutboxEmail, Signature
from petition.store.queries import outbox, sending

BATCH = 20
LEASE = timedelta(seconds=60)
DAY = timedelta(days=1)

_log = structlog.get_logger(__name__)

LISTED: dict[Visibility, Callable[[str], str]] = {
    Visibility.NAME: str,
    Visibility.INITIALS: names.initials,
    Visibility.ANONYMOUS: lambda _: "",
}


@dataclass(frozen=True)
class Claim:
    """An email that is this worker's until the lease ends, with all it takes to write it."""

    outbox_id: int
    kind: EmailKind
    created_at: datetime
    attempts_count: int
    lease_ends_at: datetime
    occasion: Occasion


def take(session: Session) -> list[Claim]:
    """Claims up to BATCH emails that are due; those that should not go any more are given up.

    At most EMAILS_PER_ADDRESS_A_DAY go to one address: those sent, those under way with any
    worker and those of this batch together.
    """
    sending.claim_alone(session)
    # Asked only now, so that no lease of others ends later than ours; twice, as clocks differ.
    now = clock.now()
    taken = sending.under_way(session, now, now + 2 * LEASE)
    due = outbox.take_due(session, now, LEASE, BATCH)
    taken.update(sending.sent_since(session, {email.recipient_key for email in due}, now - DAY))
    return list(_sifted(session, due, taken, now))


def _sifted(
    session: Session, due: Sequence[OutboxEmail], taken: Counter[bytes], now: datetime
) -> Iterator[Claim]:
    signatures = sending.signatures_of(session, due)
    for email in due:
        signature = signatures.get(email.signature_id or 0)
        if reason := _why_not(email, signature, now) or _over_limit(taken, email):
            _give_up(email, now, reason)
        elif signature:
            taken[email.recipient_key] += 1
            yield _claim(session, email, signature)


def _give_up(email: OutboxEmail, now: datetime, reason: str) -> None:
    email.given_up_at, email.last_error = now, reason
    _log.info("email_given_up", outbox=email.id, kind=email.kind.value, reason=reason)


def _why_not(email: OutboxEmail, signature: Signature | None, now: datetime) -> str:
    if signature is None:
        return "signature_gone"
    if email.kind == EmailKind.ALREADY_SIGNED:
        return "" if signature.state == SignatureState.CONFIRMED else "not_confirmed"
    if signature.state not in UNCONFIRMED:
        return "not_pending"
    expires_at = signature.signed_at + timedelta(days=settings().pending_days)
    return "expired" if expires_at <= now else ""


def _over_limit(taken: Counter[bytes], email: OutboxEmail) -> str:
    is_over = taken[email.recipient_key] >= outbox.EMAILS_PER_ADDRESS_A_DAY
    return "daily_limit" if is_over else ""


def _claim(session: Session, email: OutboxEmail, signature: Signature) -> Claim:
    return Claim(
        outbox_id=email.id,
        kind=email.kind,
        created_at=email.created_at,
        attempts_count=email.attempts_count,
        lease_ends_at=email.due_at,
        occasion=_occasion(signature, sending.campaign_of(session, signature)),
    )


def _occasion(signature: Signature, campaign: Campaign) -> Occasion:
    return Occasion(
        recipient=signature.email,
        language=signature.language,
        name=signature.name,
        listed_as=LISTED[signature.visibility](signature.name),
        city=signature.city,
        link=links.confirm_url(_token(signature), signature.language),
        signed_at=signature.signed_at,
        confirmed_at=signature.confirmed_at,
        campaign=_words(campaign, signature.language),
    )


def _token(signature: Signature) -> str:
    purpose = links.confirm_links()
    digest = tokens.digest(purpose.secret(signature.link_nonce))
    if signature.link_digest != digest:
        # SECRET_KEY is another one since the signing: from here on the new link opens.
        signature.link_digest = digest
    return purpose.token(signature.id, signature.link_nonce)


def _words(campaign: Campaign, wished: str) -> Words:
    language = wished if wished in campaign.texts else campaign.default_language
    texts = campaign.texts[language]
    return Words(language, texts["title"], texts["brand"], texts["promoted_by"])
