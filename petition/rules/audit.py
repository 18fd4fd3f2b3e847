"""The log of what staff did: how its entries are chained, so that none can be changed unseen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from petition.rules import ledger

BEGINNING = hashlib.sha256(b"audit").hexdigest()
Detail = str | int | bool | None


class DeedName(StrEnum):
    """All that an entry can tell of; each has a name in words in `web/deeds.py`."""

    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of a deed
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of a deed
    INVITATION_ACCEPTED = "invitation_accepted"
    SESSIONS_ENDED = "sessions_ended"
    SECOND_FACTOR_ENROLLED = "second_factor_enrolled"
    RECOVERY_CODE_USED = "recovery_code_used"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed"
    ACCOUNT_CHANGED = "account_changed"

    INVITED = "invited"
    ACCOUNT_ADDED = "account_added"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_ENABLED = "account_enabled"
    ROLE_CHANGED = "role_changed"
    COMMITTEE_CHANGED = "committee_changed"
    SECOND_FACTOR_RESET = "second_factor_reset"

    MESSAGE_APPROVED = "message_approved"
    MESSAGE_REJECTED = "message_rejected"
    MESSAGE_HIDDEN = "message_hidden"
    DECISION_UNDONE = "decision_undone"
    MESSAGE_EDITED = "message_edited"
    MESSAGE_TRANSLATED = "message_translated"
    TRANSLATION_DROPPED = "translation_dropped"
    MESSAGE_FEATURED = "message_featured"
    MESSAGE_UNFEATURED = "message_unfeatured"
    CONTACT_REVEALED = "contact_revealed"

    PROPOSAL_ADVANCED = "proposal_advanced"
    PROPOSAL_REVIEWED = "proposal_reviewed"
    PROPOSAL_CONFLICT_DECLARED = "proposal_conflict_declared"

    PARTNER_ADDED = "partner_added"
    PARTNER_REVOKED = "partner_revoked"
    PERSON_EXPORTED = "person_exported"
    PERSON_ERASED = "person_erased"
    WEBHOOK_ADDED = "webhook_added"
    WEBHOOK_REMOVED = "webhook_removed"


@dataclass(frozen=True)
class Deed:
    """What was done to what by whom; `details` name no person and quote nobody.

    `staff_id` is None for the command line; `subject` is such as `message:12`.
    """

    staff_id: int | None
    name: DeedName
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
    name = str(deed.name)
    return Entry(number + 1, when, deed.staff_id, name, deed.subject, details, previous_hash)


def first_fault(entries: Iterable[tuple[Entry, str]]) -> tuple[int, int | None, str]:
    """How many entries hold together from the first on, the first bad one, the last good hash.

    Each comes with the hash that was kept for it. Entries cut off at the end leave no trace here,
    nor does a chain that was written anew from some entry on: the last hash alone tells.
    """
    number, previous_hash = 0, BEGINNING
    for entry, kept in entries:
        follows = (entry.number, entry.previous_hash) == (number + 1, previous_hash)
        # An entry is written to the second: its hash says nothing of smaller parts.
        if not follows or entry.hash != kept or entry.at.microsecond:
            return number, entry.number, previous_hash
        number, previous_hash = entry.number, kept
    return number, None, previous_hash
