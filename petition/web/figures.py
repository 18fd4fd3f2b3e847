"""A campaign's figures as they are published, read together: every list sums to the count."""

from dataclasses import dataclass
from datetime import date

from petition.rules import statistics
from petition.rules.states import Dimension
from petition.store import database
from petition.store.queries import campaigns, tallies
from petition.store.queries.campaigns import Count


@dataclass(frozen=True)
class Figures:
    """The count, and the confirmed signatures by day, country, language and source.

    Small countries and sources are folded into `other`; `countries` says how many there are.
    """

    count: Count
    per_day: dict[date, int]
    per_country: dict[str, int]
    per_language: dict[str, int]
    per_source: dict[str, int]
    countries: int


def of_campaign(campaign_id: int) -> Figures:
    """All of a campaign's figures at one moment."""
    with database.reading() as session:
        per = {each: tallies.per(session, campaign_id, each) for each in Dimension}
        count = campaigns.count(session, campaign_id)
    return Figures(
        count=count,
        per_day={date.fromisoformat(day): number for day, number in per[Dimension.DAY].items()},
        per_country=statistics.folded(per[Dimension.COUNTRY]),
        per_language=statistics.largest_first(per[Dimension.LANGUAGE]),
        per_source=statistics.folded_sources(per[Dimension.SOURCE]),
        countries=len(per[Dimension.COUNTRY].keys() - {statistics.UNSTATED}),
    )
