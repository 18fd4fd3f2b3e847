"""The log of what staff did: how its entries are chained, so that none can be changed unseen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from petition.rules import ledger

BEGINNING = hashlib.sha256(b"audit").hexdigest()
Detail = str | int | bool | None


@dataclass(frozen=True)
class Deed:
    """What was done to what by whom; `details` name no person and quote nobody.

    `staff_id` is None for the command line; `subject` is such as `message:12`.
    """

    staff_id: int | None
    name: str
    subject: str
    details: Mapping[str, Detail]


@dataclass(frozen=True)
class Entry:
    """One line of the log; `hash` seals the others."""

    number: int
    at: datetime
    staff_id: int | None
    deed: str
    subject: str
    details: str
    previous_hash: str

    @property
    def hash(self) -> str:
        """The SHA-256, in hexadecimal, of the fields as canonical JSON, like the ledger's."""
        fields = {**vars(self), "at": ledger.timestamp(self.at)}
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def following(number: int, previous_hash: str, deed: Deed, at: datetime) -> Entry:
    """The entry that comes after the one of this number and hash."""
    details = json.dumps(dict(deed.details), sort_keys=True, separators=(",", ":"))
    when = at.replace(microsecond=0)
    return Entry(number + 1, when, deed.staff_id, deed.name, deed.subject, details, previous_hash)


def first_fault(entries: Iterable[tuple[Entry, str]]) -> tuple[int, int | None]:
    """How many entries hold together from the first on, and the number of the first bad one.

    Each comes with the hash that was kept for it. Entries cut off at the end leave no trace here.
    """
    number, previous_hash = 0, BEGINNING
    for entry, kept in entries:
        follows = (entry.number, entry.previous_hash) == (number + 1, previous_hash)
        if not follows or entry.hash != kept:
            return number, entry.number
        number, previous_hash = entry.number, kept
    return number, None
