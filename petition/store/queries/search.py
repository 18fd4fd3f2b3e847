"""The words of what is public, found by the database's own full text search.

`rules/search_words.py` cuts texts and queries into words; here they are only kept and compared, so
that both databases find the same, and no query reaches their own query languages as it was typed.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from petition.rules import search_words
from petition.store import database
from petition.store.models import Message, MessageTranslation, MessageVersion
from petition.store.models.message import IS_PUBLIC

_SEARCH = sa.table("message_search", sa.column("rowid", sa.BigInteger), sa.column("words"))

FEW = 200


def index(session: Session, message_id: int, text: str) -> None:
    """Makes a message be found by the words of this text, and by no others."""
    forget(session, message_id)
    words = search_words.indexed(text)
    kept: sa.ColumnElement[str] = sa.literal(words)
    if not database.is_on_sqlite():
        # Taken as they are: no dictionary of PostgreSQL's has a say.
        kept = sa.func.array_to_tsvector(sa.literal(words.split(), postgresql.ARRAY(sa.Text)))
    session.execute(sa.insert(_SEARCH).values(rowid=message_id, words=kept))


def forget(session: Session, message_id: int) -> None:
    """Has no search find a message any more."""
    session.execute(sa.delete(_SEARCH).where(_SEARCH.c.rowid == message_id))


def refresh(session: Session, message_id: int) -> None:
    """Makes a message be found by what is public of it now, or not at all when nothing is.

    To be called after a decision, in its transaction.
    """
    session.flush()
    texts = [*_public_texts(session, message_id)]
    if texts:
        index(session, message_id, "\n".join(texts))
    else:
        forget(session, message_id)


def narrowed(session: Session, chosen: sa.Select[Any], words: tuple[str, ...]) -> sa.Select[Any]:
    """Those of the chosen messages that hold every word that `search_words.asked` gave."""
    if not database.is_on_sqlite():
        query = " & ".join(f"'{word}'{':*' if star else ''}" for word, star in _parted(words))
        holds = _SEARCH.c.words.op("@@")(sa.cast(query, postgresql.TSQUERY))
        return chosen.where(Message.id.in_(sa.select(_SEARCH.c.rowid).where(holds)))
    query = " AND ".join(f'"{word}"{star}' for word, star in _parted(words))
    holds = sa.literal_column("message_search").op("MATCH")(query)
    found = sa.select(_SEARCH.c.rowid).where(holds)
    few = session.scalars(found.limit(FEW + 1)).all()
    if len(few) > FEW:
        return chosen.where(Message.id.in_(found))
    # SQLite would go through all messages in their order to find these.
    return chosen.where(Message.id.in_(few)).with_hint(Message, "NOT INDEXED", "sqlite")


def _parted(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each word, and the star of one that may go on."""
    for word in words:
        bare = word.removesuffix(search_words.PREFIX)
        yield bare, word[len(bare) :]


def _public_texts(session: Session, message_id: int) -> list[str]:
    """What a reader sees of a message, and its approved translations."""
    version = session.execute(
        sa.select(
            *(Message.name, Message.city, MessageVersion.number),
            *(MessageVersion.title, MessageVersion.plain, MessageVersion.partners),
        )
        .join(MessageVersion, MessageVersion.message_id == Message.id)
        .where(
            IS_PUBLIC,
            Message.id == message_id,
            MessageVersion.number == Message.published_version,
        )
    ).first()
    if version is None:
        return []
    translations = session.execute(
        sa.select(MessageTranslation.title, MessageTranslation.plain).where(
            MessageTranslation.message_id == message_id,
            MessageTranslation.of_version == version.number,
            MessageTranslation.approved_at.is_not(None),
        )
    )
    shown = (version.title, version.plain, version.partners, version.name, version.city)
    return [*shown, *(text for row in translations for text in row)]
