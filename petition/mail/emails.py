"""The emails: one function for each, giving its words in the signer's language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from babel import Locale, dates
from flask import current_app
from flask_babel import force_locale, gettext

from petition.current import settings
from petition.rules.states import EmailKind

# The Content-ID by which the HTML shows the seal that travels with it.
SEAL = "seal@petition"

# What a text in each language is marked with, and whose dates it shows.
TAGS = {"it": "it", "en": "en-GB", "zh": "zh-Hans"}

_EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Words:
    """What a campaign says of itself, and in which language it does."""

    language: str
    title: str
    brand: str
    promoted_by: str


@dataclass(frozen=True)
class Occasion:
    """What an email is about: a signature as it stands, its link and its campaign.

    `listed_as` is the name as its signer lets it be shown; empty for anonymous.
    """

    recipient: str
    language: str
    name: str
    listed_as: str
    city: str
    link: str
    signed_at: datetime
    confirmed_at: datetime | None
    campaign: Words


@dataclass(frozen=True)
class Email:
    """An email in words; `language` is the tag of its text, `sender_name` the campaign's own."""

    recipient: str
    sender_name: str
    subject: str
    text: str
    html: str
    language: str


def confirm_signature(occasion: Occasion) -> Email:
    """Asks to press the button that makes the signature count."""
    return _email(EmailKind.CONFIRM_SIGNATURE, occasion)


def already_signed(occasion: Occasion) -> Email:
    """Tells whoever signs again that the signature is counted already, and since when."""
    return _email(EmailKind.ALREADY_SIGNED, occasion)


def confirm_reminder(occasion: Occasion) -> Email:
    """Reminds, once, of a signature that is still to be confirmed."""
    return _email(EmailKind.CONFIRM_REMINDER, occasion)


BY_KIND: dict[EmailKind, Callable[[Occasion], Email]] = {
    EmailKind.CONFIRM_SIGNATURE: confirm_signature,
    EmailKind.ALREADY_SIGNED: already_signed,
    EmailKind.CONFIRM_REMINDER: confirm_reminder,
}


def _email(kind: EmailKind, occasion: Occasion) -> Email:
    with force_locale(occasion.language):
        context = _context(occasion)
        subject, text, html = (
            current_app.jinja_env.get_template(f"mail/{kind}/{part}").render(context)
            for part in ("subject.txt", "body.txt", "body.html")
        )
    return Email(
        recipient=occasion.recipient,
        sender_name=occasion.campaign.brand,
        subject=" ".join(subject.split()),
        text=_EMPTY_LINES.sub("\n\n", text).strip() + "\n",
        html=html,
        language=_tag(occasion.language),
    )


def _context(occasion: Occasion) -> dict[str, object]:
    expires_at = occasion.signed_at + timedelta(days=settings().pending_days)
    return {
        "occasion": occasion,
        "campaign": occasion.campaign,
        "link": occasion.link,
        "seal": SEAL,
        "tag": _tag(occasion.language),
        "campaign_tag": _tag(occasion.campaign.language),
        "listed_as": _listed_as(occasion),
        "site": urlsplit(settings().public_url).netloc,
        "signed_on": _day(occasion.signed_at, occasion.language),
        "confirmed_on": _day(occasion.confirmed_at or occasion.signed_at, occasion.language),
        "expires_on": _day(expires_at, occasion.language),
    }


def _listed_as(occasion: Occasion) -> str:
    if not (occasion.listed_as and occasion.city):
        return occasion.listed_as
    return str(gettext("%(name)s, %(city)s", name=occasion.listed_as, city=occasion.city))


def _tag(language: str) -> str:
    return TAGS.get(language, language)


def _day(moment: datetime, language: str) -> str:
    locale = Locale.parse(_tag(language), sep="-")
    return dates.format_date(moment.date(), "long", locale=locale)
