"""All that is held about a person as one document, fit for JSON: what a download hands out."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import ledger
from petition.rules.states import UNCONFIRMED, SignatureState
from petition.services import owning, proving
from petition.store import database
from petition.store.models import Campaign, Message, MessageVersion, Photo, Signature
from petition.store.queries import persons

OF_SIGNATURE = (
    *("number", "name", "email", "country", "city", "affiliation", "comment", "visibility"),
    *("language", "source", "updates", "consent_version", "signed_at", "confirmed_at"),
    *("ended_at", "reminded_at", "emails_count"),
)
OF_MESSAGE = (
    *("id", "kind", "state", "stage", "direction", "language", "name", "email", "country", "city"),
    *("page_language", "consent_version", "contact_consent"),
    *("written_at", "confirmed_at", "decided_at", "published_at"),
)
OF_VERSION = ("number", "title", "body", "field", "partners", "written_at")
OF_PHOTO = ("description", "media_type", "width", "height")


def by_link(token: str) -> dict[str, Any]:
    """All that is held about the person whose signature a link opens; raises as `owning.look`."""
    link = owning.read(token)
    with database.reading() as session:
        signature = owning.checked(session.get(Signature, link.id), link)
        return document(session, signature.email_canonical)


def document(session: Session, canonical: str) -> dict[str, Any]:
    """The person's signatures and messages, in every state; empty lists where nothing is held."""
    signed = persons.signatures(session, canonical)
    written = persons.messages(session, canonical, [each.id for each in signed])
    return {
        "signatures": [_signature(session, each) for each in signed],
        "messages": [_message(session, each) for each in written],
    }


def _signature(session: Session, signature: Signature) -> dict[str, Any]:
    sent = persons.emails_sent(session, signature.id)
    slug = _slug(session, signature.campaign_id)
    held = proving.held(slug, signature)
    return {
        "campaign": slug,
        "receipt": held.receipt if held else None,
        "state": shown_state(signature.state).value,
        **_copied(signature, OF_SIGNATURE),
        "looked_automated": list(filter(None, signature.suspicion_reasons.split(","))),
        "emails": [{"kind": each.kind.value, "sent_at": _plain(each.sent_at)} for each in sent],
    }


def _message(session: Session, message: Message) -> dict[str, Any]:
    versions = session.scalars(
        sa.select(MessageVersion)
        .where(MessageVersion.message_id == message.id, MessageVersion.staff_id.is_(None))
        .order_by(MessageVersion.number)
    ).all()
    return {
        "campaign": _slug(session, message.campaign_id),
        **_copied(message, OF_MESSAGE),
        "looked_automated": list(filter(None, message.suspicion_reasons.split(","))),
        "versions": [_version(session, each) for each in versions],
    }


def _version(session: Session, version: MessageVersion) -> dict[str, Any]:
    photo = session.get(Photo, version.photo_id) if version.photo_id else None
    return {
        **_copied(version, OF_VERSION),
        "picture": _copied(photo, OF_PHOTO) if photo else None,
    }


def shown_state(state: SignatureState) -> SignatureState:
    """The state as its signer is told: a suspect one is pending to everybody but staff."""
    return SignatureState.PENDING if state in UNCONFIRMED else state


def _slug(session: Session, campaign_id: int) -> str:
    return session.get_one(Campaign, campaign_id).slug


def _copied(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return ledger.timestamp(value)
    return value.value if isinstance(value, StrEnum) else value
