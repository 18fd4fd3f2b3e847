"""Whether the log of staff deeds is as it was written."""

from contextlib import closing
from dataclasses import dataclass

from petition.rules import audit
from petition.store import database
from petition.store.queries import audit as log


@dataclass(frozen=True)
class Verdict:
    """How many entries hold together, the number of the first that does not, the last good hash."""

    entries: int
    broken_at: int | None
    last_hash: str


def verify() -> Verdict:
    """Recomputes the chain from the first entry on, on one snapshot of the database."""
    with database.reading() as session, closing(log.whole(session)) as entries:
        return Verdict(*audit.first_fault(entries))
