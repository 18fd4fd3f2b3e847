"""The words of public messages, as the search finds them."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store import database


def index(session: Session, message_id: int, text: str) -> None:
    """Lets a message be found by the words of `text`."""
    forget(session, message_id)
    words = ":words" if database.is_on_sqlite() else "to_tsvector('simple', :words)"
    statement = f"INSERT INTO message_search (rowid, words) VALUES (:id, {words})"  # noqa: S608 - no word of it is given
    session.execute(sa.text(statement), {"id": message_id, "words": text.lower()})


def forget(session: Session, message_id: int) -> None:
    """Lets a message be found no more."""
    statement = sa.text("DELETE FROM message_search WHERE rowid = :id")
    session.execute(statement, {"id": message_id})
