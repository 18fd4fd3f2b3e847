"""The API explained to people, drawn from the very document that programs read."""

from flask import render_template

from petition import current
from petition.web import caching, guards
from petition.web.api.description import document, guide
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import only_campaign


@blueprint.get("/<language:language>/api")
@guards.public
@caching.shared(caching.TEXT)
def api_docs(language: str) -> str:
    """How other sites read the count and the lists, and sign for others."""
    told = document.in_words()
    return render_template(
        "public/api_docs.html",
        campaign=only_campaign(language),
        base=told["servers"][0]["url"],
        entries=guide.entries(told),
        events=guide.events(told),
        problem=guide.problem(),
        partner_limit=current.settings().partner_rate_limit,
    )
