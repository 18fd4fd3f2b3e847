"""What an author does with a message of one's own: looks after it, changes it, takes it back."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from petition.rules import clock
from petition.rules.errors import Changed
from petition.rules.photos import Photo as Picture
from petition.rules.states import Field, MessageKind, MessageState, Reason
from petition.rules.writing import Text
from petition.services import message_confirming as confirming
from petition.services import message_erasing, message_texts, queueing
from petition.services.message_texts import Prepared
from petition.services.writing import add_photo
from petition.store import database
from petition.store.models import Message, MessageVersion, Photo
from petition.store.queries import decisions, written


class Standing(StrEnum):
    """Where a message stands, as its author is told."""

    UNCONFIRMED = "unconfirmed"
    WAITING = "waiting"
    PUBLIC = "public"
    REJECTED = "rejected"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Owned:
    """A message as its author may see it: where it stands, and its newest text.

    `is_public` says whether everybody reads a text of it now, be it an older one; `reason` is
    that of a rejection that stands.
    """

    id: int
    campaign_id: int
    standing: Standing
    is_public: bool
    reason: Reason | None
    kind: MessageKind
    language: str
    version: int
    title: str
    body: str
    body_html: str
    field: Field
    partners: str
    photo: Photo | None


@dataclass(frozen=True)
class Edit:
    """What an author makes of the version that was seen.

    A new picture takes the old one's place; `keeps_photo` keeps that one otherwise.
    """

    seen_version: int
    words: Text
    description: str = ""
    keeps_photo: bool = True
    picture: Picture | None = None


def look(token: str) -> Owned:
    """The message that its author's link opens; raises NotFound or MessageGone."""
    link = confirming.read(token)
    session = database.db.session()
    message = confirming.checked(session.get(Message, link.id), link)
    return _owned(session, message)


@database.retried
def edit(token: str, changes: Edit) -> None:
    """Adds a version and puts the message into the queue; what is public stays so meanwhile.

    Raises Changed when the newest text is not the one that was seen, Invalid when nothing
    readable is left of the new one, and as `look` does.
    """
    link = confirming.read(token)
    prepared = message_texts.prepare(changes.words)
    now = clock.now()
    with database.writing() as session:
        message = confirming.checked(written.by_id(session, link.id), link)
        if message.version != changes.seen_version:
            raise Changed
        _add_version(session, message, prepared, changes)
        if message.state == MessageState.REJECTED:
            message.state = MessageState.PENDING
        if message.confirmed_at is not None:
            queueing.enter(message, now)


@database.retried
def withdraw(token: str) -> int:
    """Erases the message with all its texts; gives the campaign's id. Raises as `look` does."""
    link = confirming.read(token)
    with database.writing() as session:
        message = confirming.checked(written.by_id(session, link.id), link)
        message_erasing.erase(session, [message.id])
        return message.campaign_id


def photo(token: str) -> Photo | None:
    """The picture of the newest text, for its author; raises as `look` does."""
    return look(token).photo


def _add_version(session: Session, message: Message, prepared: Prepared, changes: Edit) -> None:
    now = clock.now()
    before = written.newest(session, message)
    after = message_texts.version(prepared, message.version + 1, now)
    after.message_id = message.id
    after.photo_id = _photo_id(session, before, changes)
    session.add(after)
    message.version = after.number
    others = written.fingerprints(session, message.campaign_id, without=message.id)
    message_texts.observe(message, prepared, others)


def _photo_id(session: Session, before: MessageVersion, changes: Edit) -> int | None:
    if changes.picture:
        return add_photo(session, before.message_id, changes.picture, changes.description)
    return before.photo_id if changes.keeps_photo else None


def _owned(session: Session, message: Message) -> Owned:
    newest = written.newest(session, message)
    names = ("title", "body", "body_html", "field", "partners")
    return Owned(
        id=message.id,
        campaign_id=message.campaign_id,
        standing=_standing(message),
        is_public=message.state == MessageState.APPROVED,
        reason=_reason(session, message),
        kind=message.kind,
        language=message.language,
        version=message.version,
        **{name: getattr(newest, name) for name in names},
        photo=session.get(Photo, newest.photo_id) if newest.photo_id else None,
    )


def _standing(message: Message) -> Standing:
    if message.confirmed_at is None:
        return Standing.UNCONFIRMED
    if message.waiting_since is not None:
        return Standing.WAITING
    if message.state == MessageState.HIDDEN:
        return Standing.HIDDEN
    is_newest = message.published_version == message.version
    return Standing.PUBLIC if is_newest else Standing.REJECTED


def _reason(session: Session, message: Message) -> Reason | None:
    if _standing(message) is not Standing.REJECTED:
        return None
    decision = decisions.newest(session, message.id)
    return decision.reason if decision else None
