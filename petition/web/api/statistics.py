"""The confirmed signatures per day, country, language and source; small shares are summed up."""

from collections.abc import Mapping
from typing import Any

from flask import Response

from petition.web import caching, figures, guards, published
from petition.web.api.blueprint import answer, blueprint, moment


@blueprint.get("/campaigns/<slug:slug>/statistics")
@guards.public
@caching.shared(caching.PAGE)
def statistics(slug: str) -> Response:
    """Each list sums to the confirmed signatures."""
    found = figures.of_campaign(published.campaign(slug).id)
    per_day = {day.isoformat(): signatures for day, signatures in found.per_day.items()}
    return answer(
        {
            "per_day": _rows("date", per_day),
            "per_country": _rows("country", found.per_country),
            "per_language": _rows("language", found.per_language),
            "per_source": _rows("source", found.per_source),
            "as_of": moment(found.count.as_of),
        }
    )


def _rows(name: str, shares: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{name: value, "signatures": signatures} for value, signatures in shares.items()]
