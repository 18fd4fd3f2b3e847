"""The public list of signatures, newest first, by keyset."""

from typing import Any

from flask import Response, request, url_for

from petition import current
from petition.store import database
from petition.store.queries import signatures as signatures_query
from petition.web import caching, guards, listed, numbers, published
from petition.web.api.blueprint import answer, blueprint, moment

USUAL_LIMIT = 20
LARGEST_LIMIT = 100


@blueprint.get("/campaigns/<slug:slug>/signatures")
@guards.public
@caching.shared(caching.PAGE, "after", "limit")
def signatures(slug: str) -> Response:
    """Counted signatures with numbers below `after`, as their signers chose to be listed."""
    found = published.campaign(slug)
    after = numbers.key(request.args.get("after"))
    limit = numbers.limit(request.args.get("limit"), USUAL_LIMIT, LARGEST_LIMIT)
    session = database.db.session()
    rows = signatures_query.public_page(session, found.id, after, limit + 1)
    content = {"signatures": [_signature(listed.public(row)) for row in rows[:limit]]}
    return answer(
        content | {"next": _next(slug, rows[limit - 1].number, limit) if rows[limit:] else None}
    )


def _signature(signature: listed.PublicSignature) -> dict[str, Any]:
    return {
        "number": signature.number,
        "name": signature.name,
        "city": signature.city,
        "country": signature.country,
        "signed_at": moment(signature.signed_at),
    }


def _next(slug: str, after: int, limit: int) -> str:
    path = url_for("api.signatures", slug=slug, after=after, limit=limit)
    return current.settings().public_url + path
