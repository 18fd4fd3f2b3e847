"""Approved messages as data, newest first, by keyset."""

from typing import Any
from urllib.parse import urlencode

from flask import Response, request, url_for

from petition import current
from petition.store.queries.messages import Position, PublicMessage
from petition.web import caching, guards, numbers, published, wall
from petition.web.api.blueprint import answer, blueprint, moment
from petition.web.wall import Choice

USUAL_LIMIT = 20
LARGEST_LIMIT = 100
CHOICE = ("kind", "language", "direction")
PARTS = ("id", "kind", "direction", "language", "title", "body_html", "name", "city", "country")


@blueprint.get("/campaigns/<slug:slug>/messages")
@guards.public
@caching.shared(caching.PAGE, *CHOICE, "after", "limit")
def messages(slug: str) -> Response:
    """The chosen messages older than `after`, each in its published version."""
    found = published.campaign(slug)
    given = {name: request.args.get(name, "") for name in CHOICE}
    choice = wall.chosen(given, found.content.directions)
    after = wall.position(request.args.get("after"))
    limit = numbers.limit(request.args.get("limit"), USUAL_LIMIT, LARGEST_LIMIT)
    rows = choice.page(found, after, limit + 1)
    more = _next(slug, choice, rows[limit - 1].position, limit) if rows[limit:] else None
    return answer({"messages": [_message(row) for row in rows[:limit]], "next": more})


def _message(message: PublicMessage) -> dict[str, Any]:
    return {
        **{part: getattr(message, part) or None for part in PARTS},
        "published_at": moment(message.published_at),
        "translations": {
            language: {"title": text.title or None, "body_html": text.body_html}
            for language, text in message.translations.items()
        },
    }


def _next(slug: str, choice: Choice, after: Position, limit: int) -> str:
    query = choice.arguments | {"after": wall.cursor(after), "limit": str(limit)}
    return (
        current.settings().public_url + url_for("api.messages", slug=slug) + f"?{urlencode(query)}"
    )
