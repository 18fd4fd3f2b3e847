"""A campaign's count as its pages show it."""

from dataclasses import dataclass
from datetime import date

from petition.rules import goals
from petition.rules.campaign_document import Elsewhere
from petition.rules.states import Dimension
from petition.store import database
from petition.store.queries import campaigns, tallies
from petition.store.queries.campaigns import Published


@dataclass(frozen=True)
class CountShown:
    """The total with its parts, the way to the next goal, and how far the signatures reach."""

    total: int
    confirmed: int
    elsewhere: tuple[Elsewhere, ...]
    goal: int
    days: int
    countries: int

    @property
    def to_go(self) -> int:
        """Signatures missing to the goal: always some."""
        return self.goal - self.total

    @property
    def share_done(self) -> float:
        """How much of the goal is reached, from 0 to below 1."""
        return self.total / self.goal


def shown(published: Published, per_day: dict[date, int]) -> CountShown:
    """The count of a campaign whose signatures per day are known."""
    session = database.db.session()
    count = campaigns.count(session, published.id)
    per_country = tallies.per(session, published.id, Dimension.COUNTRY)
    return CountShown(
        total=count.total,
        confirmed=count.confirmed,
        elsewhere=published.content.elsewhere,
        goal=goals.next_goal(published.content.goal_steps, count.total),
        days=(max(per_day) - min(per_day)).days + 1 if per_day else 0,
        countries=len(per_country.keys() - {""}),
    )


def per_day(published: Published) -> dict[date, int]:
    """The confirmed signatures of each day that had some."""
    return tallies.per_day(database.db.session(), published.id)
