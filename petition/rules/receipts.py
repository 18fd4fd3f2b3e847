"""What a signer holds to find the own signature in the count, and what is published of it.

A receipt, the number and the address hashed together make a leaf of the day's tree: who holds all
three can make it again, and nobody else can tell whose it is; nobody can once they are erased.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from petition.rules import merkle


@dataclass(frozen=True)
class DayRoot:
    """The root over all signatures first counted on one day in UTC, chained to the day before.

    `first_number` is the number of its first signature, `signatures` how many there are; `hash`
    seals the other fields and `previous_hash`, the `hash` of the day before.
    """

    day: date
    first_number: int
    signatures: int
    root: str
    previous_hash: str
    hash: str = ""


def text(slug: str, number: int, email_canonical: str, receipt: str) -> str:
    """What a leaf is the hash of: four words with single spaces between them."""
    return f"{slug} {number} {email_canonical} {receipt}"


def leaf(slug: str, number: int, email_canonical: str, receipt: str) -> bytes:
    """The leaf of a signature, 32 bytes."""
    return merkle.leaf_hash(text(slug, number, email_canonical, receipt).encode())


def sealed(unsealed: DayRoot) -> DayRoot:
    """The day with its hash: SHA-256, in hexadecimal, of `DAY FIRST SIGNATURES ROOT PREVIOUS`."""
    fields = (
        unsealed.day.isoformat(),
        str(unsealed.first_number),
        str(unsealed.signatures),
        unsealed.root,
        unsealed.previous_hash,
    )
    seal = hashlib.sha256(" ".join(fields).encode()).hexdigest()
    return DayRoot(**{**vars(unsealed), "hash": seal})
