"""The states of the platform's things, and which change into which."""

from enum import StrEnum


class CampaignState(StrEnum):
    """Whether a campaign is being written, signed or over."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class SignatureState(StrEnum):
    """Where a signature stands; only `confirmed` ones are counted."""

    PENDING = "pending"
    SUSPECT = "suspect"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    INVALIDATED = "invalidated"


# A suspect is a pending signature that looks automated: unconfirmed both.
UNCONFIRMED = (SignatureState.PENDING, SignatureState.SUSPECT)


class Visibility(StrEnum):
    """How a signer wishes to be listed."""

    NAME = "name"
    INITIALS = "initials"
    ANONYMOUS = "anonymous"


class ActionState(StrEnum):
    """How far a concrete action has come."""

    DONE = "done"
    RUNNING = "running"
    PLANNED = "planned"


class EmailKind(StrEnum):
    """The emails that are sent."""

    CONFIRM_SIGNATURE = "confirm_signature"
    ALREADY_SIGNED = "already_signed"
    CONFIRM_REMINDER = "confirm_reminder"


class LedgerReason(StrEnum):
    """Why a count changed; each is explained in docs/ledger.md."""

    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    INVALIDATED = "invalidated"
    REINSTATED = "reinstated"
    ELSEWHERE = "elsewhere"
    IMPORTED = "imported"
    CORRECTION = "correction"


class Dimension(StrEnum):
    """What the confirmed signatures are broken down by."""

    DAY = "day"
    COUNTRY = "country"
    LANGUAGE = "language"
