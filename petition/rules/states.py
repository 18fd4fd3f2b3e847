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
    CONFIRM_MESSAGE = "confirm_message"
    MESSAGE_APPROVED = "message_approved"
    MESSAGE_REJECTED = "message_rejected"
    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of an email
    DIGEST = "digest"
    OWN_LINKS = "own_links"


class WebhookEvent(StrEnum):
    """What partners' servers are told of."""

    SIGNATURE_CONFIRMED = "signature.confirmed"
    COUNT_CHANGED = "count.changed"
    MESSAGE_APPROVED = "message.approved"


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
    SOURCE = "source"


class MessageKind(StrEnum):
    """What a visitor leaves."""

    MESSAGE = "message"
    TESTIMONIAL = "testimonial"
    PROPOSAL = "proposal"


class MessageState(StrEnum):
    """Whether a message is public: only an `approved` one is."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    HIDDEN = "hidden"


class Reason(StrEnum):
    """Why a message is rejected; its author is told in the author's language."""

    ADVERTISING = "advertising"
    INSULTS = "insults"
    PERSONAL_DATA = "personal_data"
    OFF_TOPIC = "off_topic"
    DUPLICATE = "duplicate"
    OTHER = "other"


class Field(StrEnum):
    """The field of a proposed project; empty for messages and testimonials."""

    NONE = ""
    CULTURE = "culture"
    SCIENCE = "science"
    ART = "art"
    ECONOMY = "economy"


class Stage(StrEnum):
    """How far a proposal has come; empty for messages and testimonials."""

    NONE = ""
    SUBMITTED = "submitted"
    ADMISSIBLE = "admissible"
    UNDER_REVIEW = "under_review"
    SELECTED = "selected"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    NOT_SELECTED = "not_selected"


class Role(StrEnum):
    """What a member of staff may do; each may do what those before it may."""

    MODERATOR = "moderator"
    ORGANISER = "organiser"
    ADMINISTRATOR = "administrator"
