"""The ledger: every change of the count, chained so that anyone can check it."""

from typing import Any

from flask import Response, request, url_for

from petition import current
from petition.rules import ledger as rules
from petition.store import database
from petition.store.queries import tallies
from petition.web import caching, guards, numbers, published
from petition.web.api.blueprint import answer, blueprint

PER_PAGE = 500


@blueprint.get("/campaigns/<slug:slug>/ledger")
@guards.public
@caching.shared(caching.PAGE, "after")
def ledger(slug: str) -> Response:
    """Entries with numbers above `after`, oldest first."""
    found = published.campaign(slug)
    after = numbers.key(request.args.get("after")) or 0
    entries = tallies.ledger_page(database.db.session(), found.id, after, PER_PAGE + 1)
    content: dict[str, Any] = {"entries": [rules.public(entry) for entry in entries[:PER_PAGE]]}
    more = len(entries) > PER_PAGE
    return answer(content | {"next": _next(slug, entries[PER_PAGE - 1].number) if more else None})


def _next(slug: str, after: int) -> str:
    return current.settings().public_url + url_for("api.ledger", slug=slug, after=after)
