"""Approved messages in bulk, as moderation would leave them, for the rows about the wall."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bench.sites import Site, analyse
from petition.rules import consent, tokens
from petition.store import database
from petition.store.models import Campaign, Message, MessageVersion
from petition.store.queries import search

AT_ONCE = 2000
BEGINNING = datetime(2020, 3, 1, tzinfo=UTC)
LANGUAGES = ("it", "it", "en", "zh")
# "cuore" is in every second text, "raro" and a number in twenty texts whatever their number.
WORDS = "Da lontano vi mandiamo un pensiero e una mano tesa oltre il mare e oltre la tempesta"
SHARING = 20
# However many messages there are: a page of a kind is full, and that kind is rare among many.
PROPOSALS = 40


def fill(site: Site, count: int) -> None:
    """Adds so many approved messages to the campaign of a site."""
    with site.app.app_context():
        for start in range(0, count, AT_ONCE):
            _add(range(start, min(start + AT_ONCE, count)), count // PROPOSALS)
        analyse(site.app)


def rare(dice: random.Random, count: int) -> str:
    """A word that twenty of `count` messages hold."""
    return f"raro{dice.randrange(max(1, count // SHARING))}x"


def _add(numbers: range, proposal_each: int) -> None:
    with database.writing() as session:
        campaign_id = session.scalars(sa.select(Campaign.id)).one()
        kinds = ("message" if number % max(1, proposal_each) else "proposal" for number in numbers)
        rows = [
            _row(number, campaign_id) | {"kind": kind}
            for number, kind in zip(numbers, kinds, strict=True)
        ]
        statement = sa.insert(Message).returning(Message.id, sort_by_parameter_order=True)
        ids = session.scalars(statement, rows).all()
        texts = dict(zip(ids, map(_text, numbers), strict=True))
        session.execute(sa.insert(MessageVersion), list(_versions(texts)))
        for message_id, text in texts.items():
            search.index(session, message_id, text)


def _text(number: int) -> str:
    heart = "con il cuore" if number % 2 else "con affetto"
    return f"{WORDS}, {heart}, raro{number // SHARING}x."


def _versions(texts: dict[int, str]) -> Iterator[dict[str, Any]]:
    for message_id, text in texts.items():
        said = {"body": text, "body_html": f"<p>{text}</p>", "plain": text}
        yield {"message_id": message_id, "number": 1, "written_at": BEGINNING, **said}


def _row(number: int, campaign_id: int) -> dict[str, Any]:
    address, nonce = f"author-{number}@example.org", tokens.fresh_nonce()
    at = BEGINNING + timedelta(minutes=number)
    return {
        "campaign_id": campaign_id,
        "state": "approved",
        "direction": "IT-CN" if number % 3 else "CN-IT",
        "language": LANGUAGES[number % len(LANGUAGES)],
        "name": "Giulia Esempio",
        "city": "Napoli",
        "country": "IT",
        "email": address,
        "email_canonical": address,
        "page_language": "it",
        "consent_version": consent.VERSION,
        "published_version": 1,
        "link_nonce": nonce,
        "link_digest": tokens.digest(nonce.hex()),
        "written_at": at,
        "confirmed_at": at,
        "decided_at": at,
        "published_at": at,
    }
