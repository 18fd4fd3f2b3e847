"""Signatures as the public may see them: each name as its signer chose."""

from dataclasses import dataclass
from datetime import datetime

from petition.rules import names
from petition.rules.states import Visibility
from petition.store.queries.signatures import Listed
from petition.web import languages


@dataclass(frozen=True)
class PublicSignature:
    """One line of the public list; an anonymous signer has no name, city or country."""

    number: int
    name: str | None
    city: str | None
    country: str | None
    signed_at: datetime
    lang: str


def public(signature: Listed) -> PublicSignature:
    """What may be shown of a signature."""
    lang = languages.html_lang(signature.language)
    if signature.visibility is Visibility.ANONYMOUS:
        return PublicSignature(signature.number, None, None, None, signature.signed_at, lang)
    is_whole = signature.visibility is Visibility.NAME
    name = signature.name if is_whole else names.initials(signature.name)
    city, country = signature.city or None, signature.country or None
    return PublicSignature(signature.number, name, city, country, signature.signed_at, lang)
