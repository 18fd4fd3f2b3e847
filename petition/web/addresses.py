"""What addresses are made of: languages, slugs and the hosts we answer for."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, g, request
from werkzeug.routing import BaseConverter

from petition.rules.campaign_file import RESERVED_SLUGS
from petition.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


class SlugConverter(BaseConverter):
    """A campaign's slug: small letters, digits and hyphens, none of the site's own words."""

    regex = f"(?!(?:{'|'.join(sorted(RESERVED_SLUGS))})(?:/|$))[a-z0-9-]{{2,40}}"


class KeyConverter(BaseConverter):
    """The key of a row: a number that every database takes, written in one way only."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)


def install(app: Flask, settings: Settings) -> frozenset[str]:
    """Teaches the application `<language:…>`, `<slug:…>` and `<key:…>`; gives its hosts."""
    known = "|".join(settings.languages)
    language = type("LanguageConverter", (BaseConverter,), {"regex": f"(?:{known})"})
    app.url_map.converters.update(language=language, slug=SlugConverter, key=KeyConverter)
    app.url_value_preprocessor(_remember_language)
    hosts = LOOPBACK | {_host(urlsplit(settings.public_url).netloc)}

    @app.before_request
    def refuse_foreign_hosts() -> None:
        if _host(request.host) not in hosts:
            abort(400)

    return hosts


def _remember_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "language" in values:
        g.language = values["language"]


def _host(netloc: str) -> str:
    name, colon, port = netloc.rpartition(":")
    return (name if colon and port.isdigit() else netloc).lower()
