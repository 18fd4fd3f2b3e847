"""Messages as they stand once moderators have decided, written straight into the tables."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

from petition.rules import consent, tokens
from petition.rules.states import MessageState
from petition.store import database
from petition.store.models import Message, MessageTranslation, MessageVersion, Photo
from petition.store.queries import search
from tests import factories

FIRST = datetime(2020, 3, 1, 12, tzinfo=UTC)
PIXEL = b"\x89PNG a picture"
OF_VERSION = ("title", "body", "body_html", "plain", "field", "partners")
_numbers = itertools.count(1)


def message(plain: str = "Un pensiero da Napoli", **fields: Any) -> int:
    """An approved message that says `plain`; gives its id. Each is an hour newer than the last.

    `fields` are columns of the message and of its version, and besides `campaign` (a slug).
    """
    html = fields.pop("body_html", f"<p>{plain}</p>")
    text = {"body": plain, "body_html": html, "plain": plain}
    text |= {name: fields.pop(name) for name in OF_VERSION if name in fields}
    row = Message(**_row(fields.pop("campaign", "chinahearts")) | fields)
    with database.writing() as session:
        session.add(row)
        session.flush()
        session.add(_version(row.id, row.version, text))
        search.refresh(session, row.id)
        return row.id


def version(message_id: int, number: int, plain: str, **text: Any) -> None:
    """A further version of a message, not published by itself."""
    text = {"body": plain, "body_html": f"<p>{plain}</p>", "plain": plain} | text
    with database.writing() as session:
        session.add(_version(message_id, number, text))
        session.get_one(Message, message_id).version = number


def change(message_id: int, **fields: Any) -> None:
    """Changes columns of a message, and what finds it, as a decision does."""
    with database.writing() as session:
        row = session.get_one(Message, message_id)
        for name, value in fields.items():
            setattr(row, name, value)
        search.refresh(session, message_id)


def hide(message_id: int) -> None:
    """Takes a message from the public."""
    change(message_id, state=MessageState.HIDDEN)


def translation(message_id: int, language: str, plain: str, **fields: Any) -> None:
    """An approved translation of the first version."""
    text = {"body": plain, "body_html": f"<p>{plain}</p>", "plain": plain}
    row = {"of_version": 1, "title": "", "approved_at": FIRST, "written_at": FIRST} | text | fields
    with database.writing() as session:
        session.add(MessageTranslation(message_id=message_id, language=language, **row))
        search.refresh(session, message_id)


def photo(message_id: int, name: str, number: int = 1, **fields: Any) -> None:
    """A picture for one version of a message."""
    values = {"description": "Il mare", "media_type": "image/jpeg", "width": 640, "height": 480}
    picture = Photo(message_id=message_id, name=name, **values | {"data": PIXEL} | fields)
    with database.writing() as session:
        session.add(picture)
        session.flush()
        session.get_one(MessageVersion, (message_id, number)).photo_id = picture.id


def _row(campaign: str) -> dict[str, Any]:
    number = next(_numbers)
    at = FIRST + timedelta(hours=number)
    address = f"author-{number}@example.org"
    nonce = tokens.fresh_nonce()
    return {
        "campaign_id": factories.campaign_id(campaign),
        "kind": "message",
        "state": "approved",
        "direction": "IT-CN",
        "language": "it",
        "name": "Anna Esempio",
        "city": "Napoli",
        "country": "IT",
        "email": address,
        "email_canonical": address,
        "page_language": "it",
        "consent_version": consent.VERSION,
        "version": 1,
        "published_version": 1,
        "link_nonce": nonce,
        "link_digest": tokens.digest(nonce.hex()),
        "written_at": at,
        "confirmed_at": at,
        "decided_at": at,
        "published_at": at,
    }


def _version(message_id: int, number: int, text: dict[str, Any]) -> MessageVersion:
    return MessageVersion(message_id=message_id, number=number, written_at=FIRST, **text)
