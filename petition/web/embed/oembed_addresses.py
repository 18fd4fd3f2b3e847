"""The addresses that oEmbed knows: the pages of campaigns on this instance, and their embeds."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from petition import current
from petition.rules.errors import NotFound
from petition.web import published


@dataclass(frozen=True)
class Named:
    """What an address names; a page has a language and no form, an embed a form and a query."""

    slug: str
    language: str
    form: str
    query: str


def read(url: str) -> Named:
    """What an address of this instance names; NotFound for all others."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise NotFound from error
    own = urlsplit(current.settings().public_url)
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != own.netloc.lower():
        raise NotFound
    return _named(parts.path.rstrip("/").split("/"), parts.query)


def _named(path: list[str], query: str) -> Named:
    match path:
        case ["", "embed", slug]:
            return Named(slug, "", "iframe", query)
        case ["", "embed", slug, "sign"]:
            return Named(slug, "", "sign", query)
        case ["", language, *rest] if language in current.settings().languages and len(rest) < 2:
            return Named(_slug(rest), language, "", "")
    raise NotFound


def _slug(rest: list[str]) -> str:
    """The slug in the address of a page; the first page of a language is the only campaign's."""
    if rest:
        return rest[0]
    only = published.only()
    if only is None:
        raise NotFound
    return only.content.slug
