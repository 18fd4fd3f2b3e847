"""The confirmed signatures per day, country and language; small countries are summed up."""

from typing import Any

from flask import Response

from petition.rules import statistics as folding
from petition.rules.states import Dimension
from petition.store import database
from petition.store.queries import campaigns, tallies
from petition.store.queries.campaigns import Count
from petition.web import caching, guards, published
from petition.web.api.blueprint import answer, blueprint, moment


@blueprint.get("/campaigns/<slug:slug>/statistics")
@guards.public
@caching.shared(caching.PAGE)
def statistics(slug: str) -> Response:
    """Each list sums to the confirmed signatures."""
    count, per = _snapshot(published.campaign(slug).id)
    return answer(
        {
            "per_day": _rows("date", per[Dimension.DAY]),
            "per_country": _rows("country", folding.folded(per[Dimension.COUNTRY])),
            "per_language": _rows("language", per[Dimension.LANGUAGE]),
            "as_of": moment(count.as_of),
        }
    )


def _snapshot(campaign_id: int) -> tuple[Count, dict[Dimension, dict[str, int]]]:
    # Read together, or a tally in between would leave lists that do not sum up.
    with database.reading() as session:
        per = {each: tallies.per(session, campaign_id, each) for each in Dimension}
        return campaigns.count(session, campaign_id), per


def _rows(name: str, shares: dict[str, int]) -> list[dict[str, Any]]:
    return [{name: value, "signatures": signatures} for value, signatures in shares.items()]
