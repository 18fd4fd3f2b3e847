"""Signing: a request that passed the rules becomes a pending signature and its email."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from petition.mail import links
from petition.rules import clock, consent, tokens
from petition.rules.signup import SignRequest
from petition.rules.states import UNCONFIRMED, EmailKind, SignatureState
from petition.rules.suspicion import Suspicion
from petition.store import database
from petition.store.models import Signature
from petition.store.queries import outbox, signatures


@dataclass(frozen=True)
class Signing:
    """What someone asked for, in which language, and what we think of how it came."""

    request: SignRequest
    language: str
    suspicion: Suspicion


@database.retried
def sign(campaign_id: int, signing: Signing) -> None:
    """Records a signature to be confirmed; the caller learns nothing of who had signed before.

    Whoever signs again gets an email that fits: the link once more, or word that the signature
    stands already. Durable when it returns.
    """
    now = clock.now()
    values = _row(campaign_id, signing, now)
    key = outbox.recipient_key(signing.request.canonical_email)
    is_new = database.write_quickly(
        lambda cursor: signatures.insert_with_email(cursor, values, key)
    )
    if not is_new and not _sign_again(values, key, now):
        # Erased between the two: the person is new after all.
        sign(campaign_id, signing)


def _row(campaign_id: int, signing: Signing, now: datetime) -> dict[str, Any]:
    nonce = tokens.fresh_nonce()
    suspicion = signing.suspicion
    return _words(signing) | {
        "campaign_id": campaign_id,
        "email_canonical": signing.request.canonical_email,
        "state": _first_state(suspicion).value,
        "suspicion_score": suspicion.score,
        "suspicion_reasons": ",".join(suspicion.reasons),
        "link_nonce": nonce,
        "link_digest": tokens.digest(links.confirm_links().secret(nonce)),
        "signed_at": now,
        "emailed_at": now,
        "emails_count": 1,
    }


def _first_state(suspicion: Suspicion) -> SignatureState:
    return SignatureState.SUSPECT if suspicion.is_suspect else SignatureState.PENDING


def _words(signing: Signing) -> dict[str, Any]:
    request = signing.request
    return {
        "name": request.name,
        "email": request.email,
        "country": request.country,
        "city": request.city,
        "affiliation": request.affiliation,
        "comment": request.comment,
        "visibility": request.visibility.value,
        "language": signing.language,
        "source": request.source,
        "updates": request.updates,
        "consent_version": consent.VERSION,
    }


def _sign_again(values: dict[str, Any], key: bytes, now: datetime) -> bool:
    """Brings a known person's signature up to date; False when it is there no more."""
    with database.writing() as session:
        signature = signatures.by_address(session, values["campaign_id"], values["email_canonical"])
        if signature is None:
            return False
        if signature.state == SignatureState.WITHDRAWN:
            _renew(signature, values)
        elif signature.state in UNCONFIRMED:
            _correct(signature, values)
        session.flush()
        _write_to(session, signature, key, now)
    return True


def _write_to(session: Session, signature: Signature, key: bytes, now: datetime) -> None:
    # Whoever staff have taken out hears nothing: silence teaches a forger least.
    if signature.state == SignatureState.INVALIDATED:
        return
    is_confirmed = signature.state == SignatureState.CONFIRMED
    kind = EmailKind.ALREADY_SIGNED if is_confirmed else EmailKind.CONFIRM_SIGNATURE
    outbox.queue_within_limits(session, kind, outbox.Addressee(signature.id, key), now)


def _renew(signature: Signature, values: dict[str, Any]) -> None:
    # A change of mind after withdrawing starts afresh: old links are dead, the count of emails not.
    _take_over(signature, values, values.keys() - {"emails_count", "emailed_at"})
    signature.ended_at = None


def _correct(signature: Signature, values: dict[str, Any]) -> None:
    # The last form sent wins, except that what looked automated once goes on looking so.
    kept = {"state", "suspicion_score", "suspicion_reasons", "link_nonce", "link_digest"}
    kept |= {"signed_at", "emailed_at", "emails_count"}
    _take_over(signature, values, values.keys() - kept)
    if values["suspicion_score"] > signature.suspicion_score:
        _take_over(signature, values, {"state", "suspicion_score", "suspicion_reasons"})


def _take_over(signature: Signature, values: dict[str, Any], names: Set[str]) -> None:
    for name in names:
        setattr(signature, name, values[name])
