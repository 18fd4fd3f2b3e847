"""The public ledger: how its entries are chained, so that anyone can check the count."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from petition.rules.states import LedgerReason


@dataclass(frozen=True)
class Entry:
    """One change of a campaign's total; `hash` seals the six other fields."""

    number: int
    at: datetime
    change: int
    reason: LedgerReason
    total: int
    previous_hash: str
    hash: str = ""


@dataclass(frozen=True)
class Head:
    """The end of a campaign's chain: its last entry's number and hash, and the total so far."""

    number: int
    total: int
    hash: str


def beginning(slug: str) -> Head:
    """The chain of `slug` before its first entry: the hash is the SHA-256 of the slug."""
    return Head(0, 0, hashlib.sha256(slug.encode()).hexdigest())


def following(head: Head, change: int, reason: LedgerReason, at: datetime) -> Entry:
    """The sealed entry that comes after `head` when the total moves by `change`."""
    entry = Entry(
        head.number + 1, at.replace(microsecond=0), change, reason, head.total + change, head.hash
    )
    return Entry(**{**vars(entry), "hash": seal(entry)})


def head_after(entry: Entry) -> Head:
    """The end of the chain once `entry` is in it."""
    return Head(entry.number, entry.total, entry.hash)


def seal(entry: Entry) -> str:
    """The SHA-256, in hexadecimal, of the entry's six other fields as canonical JSON.

    Keys sorted, no spaces, UTF-8, nothing escaped that JSON does not demand.
    """
    fields = public(entry)
    del fields["hash"]
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def public(entry: Entry) -> dict[str, int | str]:
    """The entry as it is published; `at` is RFC 3339 in UTC, to the second."""
    return {
        "number": entry.number,
        "at": timestamp(entry.at),
        "change": entry.change,
        "reason": entry.reason.value,
        "total": entry.total,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def timestamp(moment: datetime) -> str:
    """A moment as RFC 3339 in UTC, to the second: 2020-02-21T10:00:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def follows(head: Head, entry: Entry) -> bool:
    """Whether `entry` is sealed and comes right after `head`."""
    return entry == following(head, entry.change, entry.reason, entry.at)
