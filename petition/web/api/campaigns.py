"""Campaigns: their texts in every language, dates, state, goal, and where to find the rest."""

from dataclasses import asdict
from typing import Any

from flask import Response, url_for

from petition import current
from petition.rules import clock, goals
from petition.store import database
from petition.store.queries import campaigns as campaigns_query
from petition.store.queries.campaigns import Published
from petition.web import caching, guards, published
from petition.web.api.blueprint import answer, blueprint, day


@blueprint.get("/campaigns")
@guards.public
@caching.shared(caching.PAGE)
def campaigns() -> Response:
    """Every published campaign."""
    return answer({"campaigns": [_campaign(found) for found in published.every()]})


@blueprint.get("/campaigns/<slug:slug>")
@guards.public
@caching.shared(caching.PAGE)
def campaign(slug: str) -> Response:
    """One published campaign."""
    return answer(_campaign(published.campaign(slug)))


def _campaign(found: Published) -> dict[str, Any]:
    content = found.content
    total = campaigns_query.count(database.db.session(), found.id).total
    return {
        "slug": content.slug,
        "state": content.state.value,
        "accepts_signatures": found.accepts_signatures(clock.now().date()),
        "opens_on": day(content.opens_on),
        "closes_on": day(content.closes_on),
        "default_language": content.default_language,
        "goal": goals.next_goal(content.goal_steps, total),
        "texts": {language: asdict(text) for language, text in content.texts.items()},
        "links": _links(content.slug),
    }


def _links(slug: str) -> dict[str, Any]:
    base = current.settings().public_url
    pages = {
        language: base + url_for("public.campaign", language=language, slug=slug)
        for language in current.settings().languages
    }
    data = ("count", "signatures", "messages", "statistics", "ledger")
    return {"pages": pages} | {name: base + url_for(f"api.{name}", slug=slug) for name in data}
