"""A confirmed signature's comment becomes a message that waits for moderators, exactly once.

The flag on the signature and the message are written in one transaction, so that it may be
repeated, killed at any moment or done by two at once.
"""

import time

import sqlalchemy as sa
import structlog
from flask import current_app
from sqlalchemy.orm import Session

from petition.mail import links
from petition.mail.signature_occasions import LISTED
from petition.rules import clock, directions, tokens
from petition.rules.errors import Invalid
from petition.rules.states import MessageKind, MessageState, SignatureState
from petition.rules.writing import Text
from petition.services import message_erasing, message_texts, queueing
from petition.services.message_texts import Prepared
from petition.store import database
from petition.store.models import Campaign, Message, Signature
from petition.store.models.signature import HAS_COMMENT_DUE
from petition.store.queries import signatures, written

BATCH = 100
PAUSE_SECONDS = 0.1
LAST = "petition_last_comment"

_log = structlog.get_logger(__name__)


def take_all() -> int:
    """Makes messages of up to BATCH comments that are due; gives how many signatures it took."""
    with database.reading() as session:
        due = sa.select(Signature.id).where(HAS_COMMENT_DUE).order_by(Signature.id).limit(BATCH)
        ids = session.scalars(due).all()
    return sum(map(take, ids))


def take_at_once(signature_id: int) -> None:
    """Makes a message of a comment just confirmed, unless one was made a moment ago.

    On a busy site the worker does it, and it repeats what goes wrong here: the signature is safe.
    """
    now = time.monotonic()
    if now - current_app.extensions.get(LAST, -PAUSE_SECONDS) < PAUSE_SECONDS:
        return
    current_app.extensions[LAST] = now
    try:
        take(signature_id)
    except sa.exc.DBAPIError:
        _log.warning("comment_left_to_worker", signature=signature_id)


def take(signature_id: int) -> bool:
    """Makes a message of one signature's comment, unless that was done or is not due."""
    with database.writing() as session:
        signature = signatures.by_id(session, signature_id)
        if signature is None or not _is_due(signature):
            return False
        signature.comment_taken = True
        if prepared := _prepared(signature.comment):
            _enter(session, signature, prepared)
    return True


def take_back(session: Session, signature: Signature) -> None:
    """Erases what was made of a signature's comment, inside the caller's transaction.

    Whoever signs again may leave another one.
    """
    of_it = sa.select(Message.id).where(Message.signature_id == signature.id)
    message_erasing.erase(session, session.scalars(of_it).all())
    signature.comment_taken = False


def _is_due(signature: Signature) -> bool:
    is_confirmed = signature.state == SignatureState.CONFIRMED
    return is_confirmed and bool(signature.comment) and not signature.comment_taken


def _prepared(comment: str) -> Prepared | None:
    try:
        return message_texts.prepare(Text(comment))
    except Invalid:
        # Nothing that a reader could see is left of it: there is nothing to moderate.
        return None


def _enter(session: Session, signature: Signature, prepared: Prepared) -> None:
    now = clock.now()
    campaign = session.get_one(Campaign, signature.campaign_id)
    message = _message(signature, tuple(campaign.directions))
    message.written_at = message.confirmed_at = now
    message_texts.observe(message, prepared, written.fingerprints(session, campaign.id))
    queueing.enter(message, now)
    session.add(message)
    session.flush()
    version = message_texts.version(prepared, 1, now)
    version.message_id = message.id
    session.add(version)


def _message(signature: Signature, sides: tuple[str, ...]) -> Message:
    nonce = tokens.fresh_nonce()
    language = signature.language
    return Message(
        campaign_id=signature.campaign_id,
        signature_id=signature.id,
        kind=MessageKind.MESSAGE,
        state=MessageState.PENDING,
        direction=directions.likely(sides, signature.country, language),
        language=language,
        name=LISTED[signature.visibility](signature.name),
        email=signature.email,
        email_canonical=signature.email_canonical,
        country=signature.country,
        city=signature.city,
        page_language=language,
        consent_version=signature.consent_version,
        suspicion_score=signature.suspicion_score,
        suspicion_reasons=signature.suspicion_reasons,
        link_nonce=nonce,
        link_digest=tokens.digest(links.message_links().secret(nonce)),
        turn=0,
        version=1,
    )
