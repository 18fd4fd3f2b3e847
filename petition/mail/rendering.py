"""How an email gets its words: three templates a kind, in the language of whoever reads it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from babel import Locale, dates
from flask import current_app
from flask_babel import force_locale

from petition.current import settings
from petition.rules.states import EmailKind

# The Content-ID by which the HTML shows the seal that travels with it.
SEAL = "seal@petition"

# What a text in each language is marked with, and whose dates it shows.
TAGS = {"it": "it", "en": "en-GB", "zh": "zh-Hans"}

_EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Reader:
    """Who gets an email: the address, the language, and the name of the sender that is shown."""

    recipient: str
    language: str
    sender_name: str


@dataclass(frozen=True)
class Email:
    """An email in words; `language` is the tag of its text, `sender_name` the campaign's own.

    `unsubscribe_url` is the page where a regular one is switched off.
    """

    recipient: str
    sender_name: str
    subject: str
    text: str
    html: str
    language: str
    unsubscribe_url: str = ""


def email(kind: EmailKind, reader: Reader, context: Mapping[str, object]) -> Email:
    """The email that templates/mail/<kind>/ say; `context` is what they speak of.

    The layouts use of it: `greeted` (a name, or "" for none), `link`, `campaign` (Words or None).
    """
    whole = {**context, "seal": SEAL, "tag": tag(reader.language), "site": _site()}
    with force_locale(reader.language):
        subject, text, html = (
            current_app.jinja_env.get_template(f"mail/{kind}/{part}").render(whole)
            for part in ("subject.txt", "body.txt", "body.html")
        )
    return Email(
        recipient=reader.recipient,
        sender_name=reader.sender_name,
        subject=" ".join(subject.split()),
        text=_EMPTY_LINES.sub("\n\n", text).strip() + "\n",
        html=html,
        language=tag(reader.language),
    )


def tag(language: str) -> str:
    """The tag of a language, as `lang` attributes and headers have it."""
    return TAGS.get(language, language)


def day(moment: datetime, language: str) -> str:
    """The day of a moment in UTC, in words."""
    locale = Locale.parse(tag(language), sep="-")
    return dates.format_date(moment.date(), "long", locale=locale)


def _site() -> str:
    return urlsplit(settings().public_url).netloc
