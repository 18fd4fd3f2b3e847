"""The email that tells moderators what waits for them, in the language of their account."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from babel import Locale, dates
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.current import settings
from petition.mail import rendering
from petition.mail.rendering import Email, Reader
from petition.rules.states import EmailKind, MessageKind
from petition.store.queries.queue import QueueItem

KINDS: dict[MessageKind, LazyString] = {
    MessageKind.MESSAGE: _("Message"),
    MessageKind.TESTIMONIAL: _("Testimonial"),
    MessageKind.PROPOSAL: _("Proposal"),
}
_REMOVED = _("parts removed")
# By the codes of rules/signals.py.
SIGNALS: dict[str, LazyString] = {
    "links": _("holds links"),
    "capitals": _("all capitals"),
    "repeats": _("repeats itself"),
    "mixed_scripts": _("mixes alphabets within a word"),
    "near_duplicate": _("possible duplicate"),
    "language_mismatch": _("perhaps in another language"),
    "markup_removed": _REMOVED,
    "script_removed": _REMOVED,
    "link_removed": _REMOVED,
    "email_hidden": _REMOVED,
    "characters_removed": _REMOVED,
}


@dataclass(frozen=True)
class DigestOccasion:
    """Who is told, of how much that waits, and the oldest of it, each with its own link."""

    recipient: str
    language: str
    name: str
    total: int
    items: tuple[tuple[QueueItem, str], ...]
    written_at: datetime


def digest(occasion: DigestOccasion) -> Email:
    """Tells what waits, the oldest first, with a link to decide about each."""
    sender_name = urlsplit(settings().public_url).netloc
    reader = Reader(occasion.recipient, occasion.language, sender_name)
    account_url = f"{settings().public_url}/account"
    email = rendering.email(EmailKind.DIGEST, reader, _context(occasion, account_url))
    return dataclasses.replace(email, unsubscribe_url=account_url)


def _context(occasion: DigestOccasion, account_url: str) -> dict[str, object]:
    lines = [_line(occasion, item, link) for item, link in occasion.items]
    return {
        "greeted": occasion.name,
        "link": f"{settings().public_url}/moderation/messages",
        "campaign": None,
        "total": occasion.total,
        "lines": lines,
        "others": occasion.total - len(lines),
        "account_url": account_url,
    }


def _line(occasion: DigestOccasion, item: QueueItem, link: str) -> dict[str, object]:
    reader = Locale.parse(rendering.tag(occasion.language), sep="-")
    written = Locale.parse(rendering.tag(item.language), sep="-")
    words = [SIGNALS[code] for code in item.signals if code in SIGNALS]
    return {
        "kind": KINDS[item.kind],
        "language": written.get_language_name(reader.language),
        "age": dates.format_timedelta(occasion.written_at - item.waiting_since, locale=reader),
        "title": item.title,
        "excerpt": item.excerpt,
        "tag": rendering.tag(item.language),
        "signals": list(dict.fromkeys(words)),
        "link": link,
    }
