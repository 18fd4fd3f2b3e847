"""A campaign's total in words: what badges, cards and snippets say, in any of our languages."""

from flask_babel import force_locale, gettext, npgettext

from petition.store import database
from petition.store.queries import campaigns
from petition.store.queries.campaigns import Published
from petition.web import formats


def total(found: Published) -> int:
    """The signatures of a campaign, those elsewhere included."""
    return campaigns.count(database.db.session(), found.id).total


def signatures(number: int, language: str) -> str:
    """8.629 firme, 8,629 signatures, 8,629人已签名."""
    written = formats.number(number, language)
    with force_locale(language):
        words = npgettext("badge", "%(n)s signature", "%(n)s signatures", number, n=written)
    return str(words)


def sentence(number: int, title: str, language: str) -> str:
    """The total, and what was signed."""
    with force_locale(language):
        words = gettext("%(count)s: %(title)s", count=signatures(number, language), title=title)
    return str(words)
