"""The emails to the author of a message: one function for each, in the author's language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from petition.mail import links, reasons, rendering
from petition.mail.emails import Words
from petition.mail.rendering import Email, Reader
from petition.rules import retention
from petition.rules.states import EmailKind, Reason


@dataclass(frozen=True)
class MessageOccasion:
    """What an email is about: a message, the page it leads to, and its author's own link.

    `reason` is that of a rejection; `is_comment` says that the text came with a signature, and
    `is_public` that everybody reads it, perhaps in an older version.
    """

    recipient: str
    language: str
    name: str
    link: str
    own_link: str
    expires_at: datetime
    campaign: Words
    reason: Reason = Reason.OTHER
    is_comment: bool = False
    is_public: bool = False


def confirm_message(occasion: MessageOccasion) -> Email:
    """Asks to press the button that sends a text on to the moderators."""
    return _email(EmailKind.CONFIRM_MESSAGE, occasion)


def message_approved(occasion: MessageOccasion) -> Email:
    """Tells where the text can be read, and where it can be changed or withdrawn."""
    return _email(EmailKind.MESSAGE_APPROVED, occasion)


def message_rejected(occasion: MessageOccasion) -> Email:
    """Tells why a text was not published, and what can be done about it."""
    return _email(EmailKind.MESSAGE_REJECTED, occasion)


BY_KIND: dict[EmailKind, Callable[[MessageOccasion], Email]] = {
    EmailKind.CONFIRM_MESSAGE: confirm_message,
    EmailKind.MESSAGE_APPROVED: message_approved,
    EmailKind.MESSAGE_REJECTED: message_rejected,
}


def _email(kind: EmailKind, occasion: MessageOccasion) -> Email:
    reader = Reader(occasion.recipient, occasion.language, occasion.campaign.brand)
    return rendering.email(kind, reader, _context(occasion))


def _context(occasion: MessageOccasion) -> dict[str, object]:
    return {
        "greeted": occasion.name,
        "link": occasion.link,
        "own_link": occasion.own_link,
        "held_link": links.held_url(occasion.language),
        "campaign": occasion.campaign,
        "campaign_tag": rendering.tag(occasion.campaign.language),
        "expires_on": rendering.day(occasion.expires_at, occasion.language),
        "why_not": reasons.WHY[occasion.reason],
        "advice": reasons.ADVICE[occasion.reason],
        "rejected_days": retention.REJECTED_KEPT.days,
        "is_comment": occasion.is_comment,
        "is_public": occasion.is_public,
    }
