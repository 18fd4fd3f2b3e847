"""What every template may use: formats, addresses, drawings and the languages of the page."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, request, url_for
from flask_babel import Babel, gettext

from petition import current
from petition.mail import reasons
from petition.rules import retention, text_plain
from petition.rules.states import Reason
from petition.web import (
    assets,
    country_names,
    duty,
    formats,
    languages,
    message_choices,
    message_names,
    role_names,
    staff_menu,
)
from petition.web.art import heartbeat, rainbow, seal

TRANSLATIONS = Path(__file__).parents[2] / "translations"


def install(app: Flask) -> None:
    """Gives the templates of this application their languages, filters, functions and context."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, locale_selector=languages.translation_locale)
    if app.static_folder:
        app.config.setdefault(assets.KEY, assets.fingerprints(Path(app.static_folder)))
    app.jinja_env.filters.update(_filters())
    app.jinja_env.globals.update(_functions())
    app.context_processor(_context)


def page_urls() -> dict[str, str]:
    """The address of this page in each language; where it only answers a form, the way back."""
    endpoint, arguments = _page()
    return {
        language.code: url_for(endpoint, **(arguments | {"language": language.code}))
        for language in languages.offered()
    }


def _page() -> tuple[str, dict[str, Any]]:
    """The endpoint that the language switch leads to, and its arguments."""
    arguments = dict(request.view_args or {})
    if "language" not in arguments:
        return "public.home", {}
    if request.method in ("GET", "HEAD"):
        return str(request.endpoint), arguments
    if "slug" in arguments:
        return "public.campaign", {"slug": arguments["slug"]}
    return "public.home", {}


def _filters() -> dict[str, Callable[..., object]]:
    return {
        "number": lambda value: formats.number(value, languages.requested()),
        "day": lambda value: formats.day(value, languages.requested()),
        "day_and_month": lambda value: formats.day_and_month(value, languages.requested()),
        "month": lambda value: formats.month(value, languages.requested()),
        "moment": lambda value: formats.moment(value, languages.requested()),
        "ago": lambda value: formats.ago(value, languages.requested()),
        "shell_word": shlex.quote,
    }


def _functions() -> dict[str, object]:
    return {
        "asset": assets.asset,
        "excerpt": text_plain.excerpt,
        "country_name": country_name,
        "country_options": country_names.options,
        "csrf_field": duty.csrf_field,
        "direction_options": message_choices.directions,
        "language_choices": lambda: [(one.code, one.name) for one in languages.offered()],
        "html_lang": languages.html_lang,
        "language_in_words": lambda code: languages.name(code, languages.requested()),
        "text_direction": languages.text_direction,
        "names": message_names,
        "card_locale": languages.card_locale,
        "page_urls": page_urls,
        "present": duty.present,
        "staff_menu": staff_menu.entries,
        "line": heartbeat,
        "rainbow": rainbow,
        "role_choices": role_names.choices,
        "role_name": role_names.name,
        "seal": seal,
        "text_languages": message_choices.text_languages,
        "why_not": why_not,
    }


def why_not(reason: Reason | None) -> str:
    """What an author is told of a rejection, and what can be done about it."""
    told = reason or Reason.OTHER
    return f"{reasons.WHY[told]} {reasons.ADVICE[told]}"


def country_name(code: str) -> str:
    """The name of a country or territory in the language of the page."""
    return country_names.name(code, languages.requested())


def _context() -> dict[str, object]:
    settings = current.settings()
    return {
        "campaign": None,
        "language": languages.requested(),
        "languages": languages.offered(),
        "site_brand": gettext("Petition"),
        "public_url": settings.public_url.rstrip("/"),
        "pending_days": settings.pending_days,
        "rejected_days": retention.REJECTED_KEPT.days,
        "mail_from": settings.mail_from,
        "countries_excluded": settings.countries_excluded,
    }
