"""Answering a privacy request: what is held about a person, handed out or erased, and logged.

An operator is nobody in the log; an entry names no person, only how much there was.
"""

from typing import Any

from sqlalchemy.orm import Session

from petition.rules.audit import Deed, DeedName
from petition.services import auditing, erasing, person_documents
from petition.services.erasing import Erased
from petition.store import database

SUBJECT = "person"


def export(by: int | None, canonical: str) -> dict[str, Any]:
    """All that is held about a person; to look is a deed. `by` is None for an operator."""
    with database.writing() as session:
        found = person_documents.document(session, canonical)
        held = Erased(len(found["signatures"]), len(found["messages"]))
        _record(session, by, DeedName.PERSON_EXPORTED, held)
    return found


def erase(by: int | None, canonical: str) -> Erased:
    """Erases all that is held about a person; repeating it changes nothing."""
    with database.writing() as session:
        erased = erasing.erase(session, canonical)
        if erased:
            _record(session, by, DeedName.PERSON_ERASED, erased)
    return erased


def _record(session: Session, by: int | None, name: DeedName, held: Erased) -> None:
    auditing.record(session, Deed(by, name, SUBJECT, vars(held)))
