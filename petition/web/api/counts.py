"""The number itself, for one campaign or for up to a hundred."""

from typing import Any

from flask import Response, request

from petition.rules import campaign_file, goals
from petition.rules.errors import NotFound
from petition.store import database
from petition.store.queries import campaigns
from petition.store.queries.campaigns import Published
from petition.web import caching, guards, published
from petition.web.api.blueprint import answer, blueprint, day, moment

MOST_CAMPAIGNS = 100


@blueprint.get("/campaigns/<slug:slug>/count")
@guards.public
@caching.shared(caching.COUNT)
def count(slug: str) -> Response:
    """A campaign's count: confirmed here, counted elsewhere, and the next goal."""
    return answer(content(published.campaign(slug)))


@blueprint.get("/counts")
@guards.public
@caching.shared(caching.COUNT, "campaigns")
def counts() -> Response:
    """The counts of the campaigns named, at most a hundred; unknown ones are left out."""
    named = dict.fromkeys(request.args.get("campaigns", "").split(","))
    wanted = [slug for slug in named if campaign_file.SLUG.fullmatch(slug)][:MOST_CAMPAIGNS]
    return answer({"counts": [content(found) for found in _known(wanted)]})


def content(found: Published) -> dict[str, Any]:
    """One campaign's count as the API gives it."""
    tally = campaigns.count(database.db.session(), found.id)
    return {
        "campaign": found.content.slug,
        "total_signatures": tally.total,
        "confirmed": tally.confirmed,
        "elsewhere": [
            {
                "source": part.source,
                "url": part.url,
                "signatures": part.signatures,
                "as_of": day(part.as_of),
            }
            for part in found.content.elsewhere
        ],
        "goal": goals.next_goal(found.content.goal_steps, tally.total),
        "as_of": moment(tally.as_of),
    }


def _known(slugs: list[str]) -> list[Published]:
    found = []
    for slug in slugs:
        try:
            found.append(published.campaign(slug))
        except NotFound:
            continue
    return found
