"""The bare number, for whoever can show nothing but text."""

from flask import Response

from petition.store import database
from petition.store.queries import campaigns
from petition.web import caching, guards, published
from petition.web.embed.blueprint import blueprint, shared


@blueprint.get("/embed/<slug:slug>/count.txt")
@guards.public
@shared(caching.COUNT)
def count_text(slug: str) -> Response:
    """A campaign's total in digits and a line's end."""
    count = campaigns.count(database.db.session(), published.campaign(slug).id)
    return Response(f"{count.total}\n", content_type="text/plain; charset=utf-8")
