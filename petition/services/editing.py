"""What moderators do to texts: correct them, translate them, put public ones on top."""

from datetime import datetime

from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import clock, writing
from petition.rules.audit import DeedName, Detail
from petition.rules.decisions import Seen
from petition.rules.errors import Invalid
from petition.rules.states import MessageKind, MessageState
from petition.rules.writing import Text
from petition.services import deciding, message_texts
from petition.services.message_texts import Prepared
from petition.store import database
from petition.store.models import Message, MessageTranslation
from petition.store.queries import search, written


def edit(seen: Seen, staff_id: int, words: Text, keeps_photo: bool = True) -> Seen:
    """Lets a corrected version wait in the place of the one that was seen; gives what to decide on.

    The author's own version stays, and is shown beside it. Raises as `deciding.waiting` does, and
    Invalid where nothing readable is left.
    """
    prepared = message_texts.prepare(words)
    now = clock.now()
    with database.writing() as session:
        message = deciding.waiting(session, seen, staff_id, now)
        before = written.newest(session, message)
        message.version += 1
        version = message_texts.version(prepared, message.version, now)
        version.message_id, version.staff_id = message.id, staff_id
        version.photo_id = before.photo_id if keeps_photo else None
        session.add(version)
        others = written.fingerprints(session, message.campaign_id, message.id)
        message_texts.observe(message, prepared, others)
        details = {"version": message.version, "turn": message.turn}
        deciding.log(session, message.id, (staff_id, DeedName.MESSAGE_EDITED), details)
        return Seen(message.id, message.version, message.turn)


def translate(seen: Seen, staff_id: int, language: str, title: str, body: str) -> None:
    """Keeps a translation of the version that was seen, or drops it where nothing is typed.

    One of a waiting version is approved with it; one of the public version is public at once.
    Raises as `deciding.waiting` does, and Invalid where the words or the language cannot be taken.
    """
    prepared = _prepared(title, body)
    now = clock.now()
    with database.writing() as session:
        message = _open(session, seen, staff_id, now)
        _check(message, language, prepared)
        is_public = message.waiting_since is None
        translation = session.get(MessageTranslation, (message.id, language, seen.version))
        if prepared:
            kept = _translation(message, prepared)
            kept.language, kept.of_version, kept.staff_id = language, seen.version, staff_id
            kept.written_at, kept.approved_at = now, now if is_public else None
            session.merge(kept)
        elif translation:
            session.delete(translation)
        search.refresh(session, message.id)
        name = DeedName.MESSAGE_TRANSLATED if prepared else DeedName.TRANSLATION_DROPPED
        details: dict[str, Detail] = {"version": seen.version, "language": language}
        deciding.log(session, message.id, (staff_id, name), details | {"is_public": is_public})


def feature(message_id: int, staff_id: int, is_featured: bool) -> None:
    """Lets a public message stand on top, or no longer; repeating it changes nothing.

    Raises NotFound, and as `deciding.public` does.
    """
    with database.writing() as session:
        message = deciding.public(session, message_id)
        if (message.featured_at is not None) == is_featured:
            return
        message.featured_at = clock.now() if is_featured else None
        name = DeedName.MESSAGE_FEATURED if is_featured else DeedName.MESSAGE_UNFEATURED
        deciding.log(session, message.id, (staff_id, name), {"version": message.published_version})


def _prepared(title: str, body: str) -> Prepared | None:
    if not (title.strip() or body.strip()):
        return None
    kind = MessageKind.PROPOSAL if title.strip() else MessageKind.MESSAGE
    words, _ = writing.parse_again({"title": title, "body": body}, kind)
    return message_texts.prepare(words)


def _open(session: Session, seen: Seen, staff_id: int, now: datetime) -> Message:
    message = deciding.confirmed(session, seen.message_id)
    is_public = message.state == MessageState.APPROVED and message.waiting_since is None
    known = (message.published_version, message.turn)
    if is_public and known == (seen.version, seen.turn):
        return message
    return deciding.waiting(session, seen, staff_id, now)


def _check(message: Message, language: str, prepared: Prepared | None) -> None:
    if language == message.language or language not in settings().languages:
        raise Invalid({"language": "language_unknown"})
    is_proposal = message.kind is MessageKind.PROPOSAL
    if is_proposal and prepared and not prepared.words.title:
        raise Invalid({"title": "title_missing"})


def _translation(message: Message, prepared: Prepared) -> MessageTranslation:
    is_proposal = message.kind is MessageKind.PROPOSAL
    return MessageTranslation(
        message_id=message.id,
        title=prepared.words.title if is_proposal else "",
        body=prepared.words.body,
        body_html=prepared.cleaned.html,
        plain=prepared.cleaned.plain,
    )
