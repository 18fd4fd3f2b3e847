"""Laws about the addresses of the site, each as a function from an application to faults."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

# What answers no page of its own: data, files, and redirects.
NO_PAGES = ("api.", "health.", "static", "root_", "public.feed", "public.photo")
NO_PAGES += ("moderation.photo", "moderation.item_photo", "public.my_photo")
NO_PAGES += ("embed.count_text", "embed.script", "embed.badge", "embed.oembed", "public.card")
NO_PAGES += ("public.statistics_csv",)
REDIRECTS = frozenset(("public.start", "moderation.start"))
# A browser sends the cookie of staff by itself, and never the key of a partner.
CSRF = {"public": "same-origin", "partner": None}
# The only campaign stands at the first address; where there are several, their list does.
SHOWN_BY = {"public.home": "public/campaigns.html"}


def unguarded(app: Flask) -> Iterator[str]:
    """Routes that do not say who may call them."""
    for rule in app.url_map.iter_rules():
        if not _mark(app, rule, "guard"):
            yield f"{rule} ({rule.endpoint}) states no guard"


def unprotected(app: Flask) -> Iterator[str]:
    """Routes that act without a guard against forgery; open ones without a named rate limit."""
    for rule in app.url_map.iter_rules():
        if (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}:
            guard = _mark(app, rule, "guard")
            if guard in CSRF and not _mark(app, rule, "rate_limit"):
                yield f"{rule} ({rule.endpoint}) has no rate_limit"
            wanted = CSRF.get(guard, "session")
            if _mark(app, rule, "csrf") != wanted:
                yield f"{rule} ({rule.endpoint}) has {'no' if wanted else 'a needless'} csrf"


def without_template(app: Flask, folder: Path) -> Iterator[str]:
    """Pages `blueprint.view` without a template blueprint/view.html."""
    for rule in app.url_map.iter_rules():
        is_page = "GET" in (rule.methods or ()) and not rule.endpoint.startswith(NO_PAGES)
        if is_page and rule.endpoint not in REDIRECTS:
            template = SHOWN_BY.get(rule.endpoint, f"{rule.endpoint.replace('.', '/')}.html")
            if not (folder / template).is_file():
                yield f"{rule} ({rule.endpoint}) has no template {template}"


def _mark(app: Flask, rule: Rule, name: str) -> Any:
    return getattr(app.view_functions[rule.endpoint], name, None)
