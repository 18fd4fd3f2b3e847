"""Plain verbs that bring about messages, through the product's own deeds."""

from typing import Any

import sqlalchemy as sa

from petition.mail import links
from petition.rules import countries, writing
from petition.rules.photos import Photo as Picture
from petition.rules.suspicion import Suspicion
from petition.services import message_confirming
from petition.services import writing as deeds
from petition.store import database
from petition.store.models import Message, MessageVersion
from tests import factories

DIRECTIONS = ("IT-CN", "CN-IT")
TYPED = {
    "kind": "message",
    "direction": "IT-CN",
    "name": "Anna Prova",
    "email": "anna@example.org",
    "country": "IT",
    "city": "Napoli",
    "language": "it",
    "body": "Da Napoli vi mandiamo un pensiero.",
    "consent": "1",
    "publish_consent": "1",
}
PROPOSAL = TYPED | {
    "kind": "proposal",
    "title": "Un laboratorio di restauro",
    "field": "art",
    "partners": "Un museo, un’accademia",
    "contact_consent": "1",
}


def write(**fields: Any) -> int:
    """Writes as the form does; gives the message's id.

    `fields` are those of the form, and besides `campaign` (a slug), `page_language`, `score` (how
    automated it looks) and `photo` (a re-encoded picture).
    """
    campaign_id = factories.campaign_id(fields.pop("campaign", "chinahearts"))
    page_language = fields.pop("page_language", "it")
    suspicion = Suspicion(score := fields.pop("score", 0), ("honeypot",) if score else ())
    photo: Picture | None = fields.pop("photo", None)
    request = writing.parse(TYPED | fields, countries.CODES, DIRECTIONS)
    deeds.write(campaign_id, deeds.Writing(request, page_language, suspicion, photo))
    with database.reading() as session:
        return session.scalars(sa.select(sa.func.max(Message.id))).one()


def confirm(message_id: int) -> None:
    """Presses the button in the email."""
    message_confirming.confirm(token_of(message_id))


def write_and_confirm(**fields: Any) -> int:
    """Writes and confirms: the message waits for moderators; gives its id."""
    message_id = write(**fields)
    confirm(message_id)
    return message_id


def message(message_id: int) -> Message:
    """The row of a message as it stands in the database now."""
    session = database.db.session()
    session.rollback()
    return session.get_one(Message, message_id)


def versions(message_id: int) -> list[MessageVersion]:
    """Every text of a message, oldest first."""
    session = database.db.session()
    session.rollback()
    of_it = sa.select(MessageVersion).where(MessageVersion.message_id == message_id)
    return list(session.scalars(of_it.order_by(MessageVersion.number)))


def token_of(message_id: int) -> str:
    """The token of the link in the emails about a message."""
    return links.message_links().token(message_id, message(message_id).link_nonce)


def count(model: type) -> int:
    """How many rows a table has."""
    with database.reading() as session:
        return session.query(model).count()
