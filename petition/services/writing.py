"""Writing: a request that passed the rules becomes an unconfirmed message and its email."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from petition.mail import links
from petition.rules import clock, consent, tokens
from petition.rules.photos import Photo as Picture
from petition.rules.states import EmailKind, MessageKind, MessageState, Stage
from petition.rules.suspicion import Suspicion
from petition.rules.writing import MessageRequest
from petition.services import message_texts
from petition.store import database
from petition.store.models import Message, Photo
from petition.store.queries import outbox, written


@dataclass(frozen=True)
class Writing:
    """What someone left, on a page in which language, how it came, and the picture with it."""

    request: MessageRequest
    page_language: str
    suspicion: Suspicion
    photo: Picture | None = None


@database.retried
def write(campaign_id: int, writing: Writing) -> None:
    """Records a message to be confirmed, and queues the email that asks for it.

    Raises Invalid when nothing readable is left of the text. Durable when it returns.
    """
    prepared = message_texts.prepare(writing.request.text)
    now = clock.now()
    with database.writing() as session:
        message = _message(campaign_id, writing, now)
        others = written.fingerprints(session, campaign_id)
        message_texts.observe(message, prepared, others)
        session.add(message)
        session.flush()
        version = message_texts.version(prepared, 1, now)
        version.message_id = message.id
        if writing.photo:
            description = writing.request.photo_description
            version.photo_id = add_photo(session, message.id, writing.photo, description)
        session.add(version)
        outbox.queue_about_message(session, EmailKind.CONFIRM_MESSAGE, message, None, now)


def add_photo(session: Session, message_id: int, picture: Picture, description: str) -> int:
    """Keeps a re-encoded picture under a name that nobody can guess; gives its id."""
    photo = Photo(
        message_id=message_id,
        name=secrets.token_hex(16),
        description=description,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        data=picture.data,
    )
    session.add(photo)
    session.flush()
    return photo.id


def first_stage(kind: MessageKind) -> Stage:
    """Where a message stands on the way of projects: only a proposal sets out on it."""
    return Stage.SUBMITTED if kind is MessageKind.PROPOSAL else Stage.NONE


def _message(campaign_id: int, writing: Writing, now: datetime) -> Message:
    request, suspicion = writing.request, writing.suspicion
    nonce = tokens.fresh_nonce()
    return Message(
        campaign_id=campaign_id,
        state=MessageState.PENDING,
        stage=first_stage(request.kind),
        **{name: getattr(request, name) for name in _AS_ASKED},
        email_canonical=request.canonical_email,
        page_language=writing.page_language,
        consent_version=consent.VERSION,
        suspicion_score=suspicion.score,
        suspicion_reasons=",".join(suspicion.reasons),
        link_nonce=nonce,
        link_digest=tokens.digest(links.message_links().secret(nonce)),
        turn=0,
        version=1,
        written_at=now,
    )


_AS_ASKED = (
    "kind",
    "direction",
    "language",
    "name",
    "email",
    "country",
    "city",
    "contact_consent",
)
