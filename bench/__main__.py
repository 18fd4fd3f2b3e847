"""`python -m bench`: measures every row side by side, in one run, and prints one table."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from bench import messages, places, table
from bench.contest import Contest, Plan
from bench.places import Place
from bench.rows import cleaning, footprint, growth, nginx, pair, reading, wall, weight, writing
from bench.rows.footprint import Footprint
from tests import browser

QUICK = Plan(rounds=1, seconds=0.1, threads=2)
QUICK_SIZES = (100, 1000)
SIZES = (10_000, 1_000_000)
# Messages are fewer: one for every ten signatures.
SHARE = 10
ROWS = (
    "sign",
    "confirm",
    "count",
    "badge",
    "page",
    "wall",
    "footprint",
    "growth",
    "nginx",
    "weight",
    "clean",
)
# These need no yardstick.
APART = frozenset(("growth", "nginx", "clean"))


class Run:
    """One run: which rows (all unless some are named), how long, how large."""

    def __init__(self, plan: Plan, sizes: tuple[int, int], only: tuple[str, ...]) -> None:
        self.plan = plan
        self.sizes = sizes
        self.only = frozenset(only or ROWS)
        self.console = Console(stderr=True)

    def rows(self, place: Place) -> Iterator[Contest | Footprint]:
        """Measures every wanted row at one place."""
        if self.only - APART:
            yield from self._beside_the_yardstick(place)
        if "growth" in self.only:
            with growth.sized(place, self.sizes, self.plan, self._tell) as (small, large):
                for contest in growth.contests(small, large, self.plan):
                    yield self._measured(contest)
        if "wall" in self.only:
            yield from self._growing_wall(place)
        if "nginx" in self.only:
            yield from self._behind_nginx(place)

    def _behind_nginx(self, place: Place) -> Iterator[Contest]:
        if not nginx.is_possible():
            self._tell("nginx is missing here: its rows are left out")
            return
        with nginx.before(place, self.plan.threads) as front:
            for contest in nginx.contests(front):
                yield self._measured(contest)

    def _growing_wall(self, place: Place) -> Iterator[Contest]:
        few, many = (size // SHARE for size in self.sizes)
        sized = growth.sized(place, (few, many), self.plan, self._tell, messages.fill)
        with sized as (small, large):
            for contest in wall.growing(small, large):
                yield self._measured(contest)

    def _beside_the_yardstick(self, place: Place) -> Iterator[Contest | Footprint]:
        with pair.at(place, self.plan.threads) as both:
            rows = (*writing.contests(both, self.plan), *reading.contests(both))
            for contest in (*rows, *wall.contests(both)):
                if contest.title.partition(",")[0] in self.only:
                    yield self._measured(contest)
            if "footprint" in self.only:
                yield footprint.memory(both)
                yield footprint.imports(both, self.plan.rounds)
            if "weight" in self.only:
                yield from self._weighed(both)

    def _weighed(self, both: pair.Pair) -> Iterator[Footprint]:
        if not browser.found():
            self._tell("Chromium is missing here: its rows are left out")
            return
        yield from weight.rows(both)

    def _measured(self, contest: Contest) -> Contest:
        self._tell(contest.title)
        contest.run(self.plan)
        return contest

    def _tell(self, words: str) -> None:
        self.console.print(words, style="dim")


@click.command()
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--seconds", default=2.0, show_default=True, help="How long each side's turn is.")
@click.option("--threads", default=4, show_default=True, help="Threads of either server.")
@click.option("--sizes", default=SIZES, show_default=True, type=(int, int), help="For growth.")
@click.option("--only", multiple=True, type=click.Choice(ROWS), help="These rows, not all.")
@click.option("--place", multiple=True, type=click.Choice(list(places.KINDS)), help="Not both.")
@click.option("--quick", is_flag=True, help="Proves that every row works; its figures mean little.")
def main(
    quick: bool,
    only: tuple[str, ...],
    place: tuple[str, ...],
    sizes: tuple[int, int],
    **times: Any,
) -> None:
    """Measure what the product costs beside the least that the same work could cost."""
    run = Run(QUICK, QUICK_SIZES, only) if quick else Run(Plan(**times), sizes, only)
    rows: list[Contest | Footprint] = []
    for name in place or places.KINDS:
        with tempfile.TemporaryDirectory() as folder, places.KINDS[name](Path(folder)) as opened:
            rows += run.rows(opened)
    if "clean" in run.only:
        rows += cleaning.rows(run.plan.rounds)
    table.show(Console(width=150), rows)


if __name__ == "__main__":
    main()
