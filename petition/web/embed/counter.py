"""The count in a frame: a page of its own for sites that want no script of ours."""

from flask import render_template

from petition.web import caching, guards, published
from petition.web.embed import look
from petition.web.embed.blueprint import blueprint, shared
from petition.web.public import counts
from petition.web.public.campaigns import with_heartbeat


@blueprint.get("/embed/<slug:slug>")
@guards.public
@shared(caching.COUNT, *look.OF_COUNTER)
def counter(slug: str) -> str:
    """Title, line, count and the way to the form, as a line, a card or a full width."""
    chosen = look.asked_for()
    found = published.campaign(slug)
    return render_template(
        "embed/counter.html",
        **with_heartbeat(found, chosen.language),
        count=counts.shown(found, counts.per_day(found)),
        chosen=chosen,
    )
