"""One message with all that a moderator needs to decide about it; never an address."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules import clock, signals, text_plain
from petition.store.models import (
    Decision,
    Message,
    MessageTranslation,
    MessageVersion,
    Photo,
    Signature,
    Staff,
)
from petition.store.queries import queue
from petition.store.queries.queue_detail import (
    Claim,
    DecisionLine,
    Near,
    Picture,
    QueueDetail,
    TranslationText,
    VersionText,
)

COMPARED = 1000
MOST_NEAR = 10
_COPIED = (
    *("id", "campaign_id", "kind", "state", "stage", "direction", "language", "page_language"),
    *("name", "country", "city", "contact_consent", "written_at", "confirmed_at"),
    *("waiting_since", "decided_at", "published_at", "featured_at"),
    *("version", "published_version", "turn"),
)


def detail(session: Session, message_id: int) -> QueueDetail | None:
    """A message, waiting or decided, with all about it; None where there is none."""
    message = session.get(Message, message_id)
    if message is None:
        return None
    return QueueDetail(
        **{name: getattr(message, name) for name in _COPIED},
        signals=queue.signals_of(message),
        suspicion_reasons=tuple(filter(None, message.suspicion_reasons.split(","))),
        signer_number=_signer_number(session, message),
        claim=_claim(session, message),
        versions=tuple(_versions(session, message_id)),
        translations=tuple(_translations(session, message_id)),
        decisions=tuple(_decisions(session, message_id)),
        near=tuple(_near(session, message)),
    )


def _signer_number(session: Session, message: Message) -> int | None:
    is_author = sa.or_(
        Signature.id == message.signature_id, Signature.email_canonical == message.email_canonical
    )
    number = sa.select(Signature.number).where(
        Signature.campaign_id == message.campaign_id, is_author, Signature.counted.is_(True)
    )
    return session.scalar(number.limit(1))


def _claim(session: Session, message: Message) -> Claim | None:
    until = message.claimed_until
    staff = session.get(Staff, message.claimed_by or 0)
    if staff is None or until is None or until <= clock.now():
        return None
    return Claim(staff.id, staff.name, until)


def _versions(session: Session, message_id: int) -> Iterator[VersionText]:
    chosen = (
        sa.select(MessageVersion, Staff.name, Photo.name, Photo.description)
        .add_columns(Photo.width, Photo.height)
        .outerjoin(Staff, Staff.id == MessageVersion.staff_id)
        .outerjoin(Photo, Photo.id == MessageVersion.photo_id)
        .where(MessageVersion.message_id == message_id)
        .order_by(MessageVersion.number)
    )
    copied = ("number", "title", "body", "body_html", "plain", "field", "partners", "written_at")
    for version, by, name, *seen in session.execute(chosen):
        picture = Picture(name, *seen) if name else None
        yield VersionText(
            **{each: getattr(version, each) for each in copied}, photo=picture, by=by or ""
        )


def _translations(session: Session, message_id: int) -> Iterator[TranslationText]:
    chosen = (
        sa.select(MessageTranslation, Staff.name)
        .outerjoin(Staff, Staff.id == MessageTranslation.staff_id)
        .where(MessageTranslation.message_id == message_id)
        .order_by(MessageTranslation.of_version.desc(), MessageTranslation.language)
    )
    copied = ("language", "of_version", "title", "body", "body_html", "plain")
    for text, by in session.execute(chosen):
        yield TranslationText(
            **{each: getattr(text, each) for each in (*copied, "written_at", "approved_at")},
            by=by or "",
        )


def _decisions(session: Session, message_id: int) -> Iterator[DecisionLine]:
    chosen = (
        sa.select(Decision, Staff.name)
        .outerjoin(Staff, Staff.id == Decision.staff_id)
        .where(Decision.message_id == message_id)
        .order_by(Decision.id.desc())
    )
    copied = ("id", "deed", "version", "reason", "note", "decided_at", "undone_at")
    for decision, by in session.execute(chosen):
        yield DecisionLine(**{n: getattr(decision, n) for n in copied}, by=by or "")


def _near(session: Session, message: Message) -> Iterator[Near]:
    """Those among the COMPARED newest of the campaign, at most MOST_NEAR."""
    compared = (
        sa.select(Message.id, Message.fingerprint)
        .where(Message.campaign_id == message.campaign_id, Message.confirmed_at.is_not(None))
        .order_by(Message.id.desc())
        .limit(COMPARED)
    )
    ids = [
        other
        for other, fingerprint in session.execute(compared)
        if other != message.id and signals.is_near(message.fingerprint, fingerprint)
    ]
    chosen = (
        sa.select(Message.id, Message.state, MessageVersion.plain, Message.written_at)
        .join(MessageVersion, sa.and_(queue.OF_MESSAGE, queue.NEWEST))
        .where(Message.id.in_(ids[:MOST_NEAR]))
        .order_by(Message.id.desc())
    )
    for other, state, plain, written_at in session.execute(chosen):
        excerpt = text_plain.excerpt(plain, queue.EXCERPT_LENGTH)
        yield Near(other, state, excerpt, written_at)
