"""The emails about a signature: one function for each, in the signer's language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask_babel import force_locale, gettext

from petition.current import settings
from petition.mail import rendering
from petition.mail.rendering import Email, Reader
from petition.rules.states import EmailKind


@dataclass(frozen=True)
class Words:
    """What a campaign says of itself, and in which language it does."""

    language: str
    title: str
    brand: str
    promoted_by: str


@dataclass(frozen=True)
class Occasion:
    """What an email is about: a signature as it stands, its links and its campaign.

    `link` confirms, `own_link` leads to all that can be done about it later. `listed_as` is the
    name as its signer lets it be shown; empty for anonymous.
    """

    recipient: str
    language: str
    name: str
    listed_as: str
    city: str
    link: str
    own_link: str
    signed_at: datetime
    confirmed_at: datetime | None
    campaign: Words


def confirm_signature(occasion: Occasion) -> Email:
    """Asks to press the button that makes the signature count."""
    return _email(EmailKind.CONFIRM_SIGNATURE, occasion)


def already_signed(occasion: Occasion) -> Email:
    """Tells whoever signs again that the signature is counted already, and since when."""
    # There is nothing left to confirm: its button leads to the page of one's own signature.
    return _email(EmailKind.ALREADY_SIGNED, replace(occasion, link=occasion.own_link))


def confirm_reminder(occasion: Occasion) -> Email:
    """Reminds, once, of a signature that is still to be confirmed."""
    return _email(EmailKind.CONFIRM_REMINDER, occasion)


BY_KIND: dict[EmailKind, Callable[[Occasion], Email]] = {
    EmailKind.CONFIRM_SIGNATURE: confirm_signature,
    EmailKind.ALREADY_SIGNED: already_signed,
    EmailKind.CONFIRM_REMINDER: confirm_reminder,
}


def _email(kind: EmailKind, occasion: Occasion) -> Email:
    reader = Reader(occasion.recipient, occasion.language, occasion.campaign.brand)
    return rendering.email(kind, reader, _context(occasion))


def _context(occasion: Occasion) -> dict[str, object]:
    expires_at = occasion.signed_at + timedelta(days=settings().pending_days)
    language = occasion.language
    return {
        "greeted": occasion.name,
        "link": occasion.link,
        "signature_link": occasion.own_link,
        "campaign": occasion.campaign,
        "campaign_tag": rendering.tag(occasion.campaign.language),
        "listed_as": _listed_as(occasion),
        "signed_on": rendering.day(occasion.signed_at, language),
        "confirmed_on": rendering.day(occasion.confirmed_at or occasion.signed_at, language),
        "expires_on": rendering.day(expires_at, language),
    }


def _listed_as(occasion: Occasion) -> str:
    if not (occasion.listed_as and occasion.city):
        return occasion.listed_as
    with force_locale(occasion.language):
        return str(gettext("%(name)s, %(city)s", name=occasion.listed_as, city=occasion.city))
