"""The email with the links to what is held about a person: one for all of it, when asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.current import settings
from petition.mail import rendering
from petition.mail.emails import Words
from petition.mail.rendering import Email, Reader
from petition.rules.states import EmailKind, MessageKind

# What each link leads to, by kind of message; "" for a signature.
LABELS: dict[str, LazyString] = {
    "": _("Your signature"),
    MessageKind.MESSAGE: _("Your message"),
    MessageKind.TESTIMONIAL: _("Your testimonial"),
    MessageKind.PROPOSAL: _("Your project proposal"),
}


@dataclass(frozen=True)
class OwnItem:
    """A signature, or a message of some kind: when it was left, for which campaign, its link."""

    kind: str
    left_at: datetime
    campaign: Words
    link: str


@dataclass(frozen=True)
class OwnOccasion:
    """Who asked, under which name, and all that is held; there is something."""

    recipient: str
    language: str
    name: str
    items: tuple[OwnItem, ...]


def own_links(occasion: OwnOccasion) -> Email:
    """Gives the link to each signature and each message of a person."""
    titles = {item.campaign.title for item in occasion.items}
    campaign = occasion.items[0].campaign if len(titles) == 1 else None
    sender_name = campaign.brand if campaign else urlsplit(settings().public_url).netloc
    reader = Reader(occasion.recipient, occasion.language, sender_name)
    first, *others = _lines(occasion.items, occasion.language)
    context = {
        "greeted": occasion.name,
        "campaign": campaign,
        "campaign_tag": rendering.tag(campaign.language) if campaign else "",
        "link": first["link"],
        "first": first,
        "others": others,
    }
    return rendering.email(EmailKind.OWN_LINKS, reader, context)


def _lines(items: Iterable[OwnItem], language: str) -> list[dict[str, object]]:
    return [
        {
            "label": LABELS[item.kind],
            "title": item.campaign.title,
            "tag": rendering.tag(item.campaign.language),
            "day": rendering.day(item.left_at, language),
            "link": item.link,
        }
        for item in items
    ]
