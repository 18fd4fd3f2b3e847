"""The log of staff deeds, written in the transaction of the deed itself."""

from sqlalchemy.orm import Session

from petition.rules import audit, clock
from petition.rules.audit import Deed
from petition.store.queries import audit as log


def record(session: Session, deed: Deed) -> None:
    """Appends a deed to the log, inside the caller's transaction.

    Call it last: until the transaction ends nobody else can append.
    """
    log.append_alone(session)
    number, previous_hash = log.last(session)
    log.append(session, audit.following(number, previous_hash, deed, clock.now()))
