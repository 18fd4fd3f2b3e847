"""The same deeds on a small and on a large campaign: nothing may cost more as signatures come in.

Reads ask for answers that are not kept in memory, so that the database is asked each time.
"""

import contextlib
import itertools
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench import requests
from bench.contest import Contest, Plan, Side
from bench.load import Load
from bench.places import Place
from bench.processes import Server
from bench.rows import writing
from bench.sites import Site

GOAL = 0.9
Tell = Callable[[str], None]
Fill = Callable[[Site, int], None]


@dataclass(frozen=True)
class Filled:
    """A served campaign with so many signatures, or messages."""

    site: Site
    server: Server
    size: int


@contextlib.contextmanager
def sized(
    place: Place, sizes: tuple[int, int], plan: Plan, tell: Tell, fill: Fill = Site.fill
) -> Iterator[list[Filled]]:
    """A small campaign and a large one, served side by side."""
    with contextlib.ExitStack() as stack:
        filled = []
        for size in sizes:
            site = Site(place)
            stack.callback(site.close)
            begun = time.perf_counter()
            fill(site, size)
            speed = size / (time.perf_counter() - begun)
            tell(f"{place.name}: {size:,} samples at {speed:,.0f} a second")
            filled.append(Filled(site, stack.enter_context(site.served(plan.threads)), size))
        yield filled


def contests(small: Filled, large: Filled, plan: Plan) -> list[Contest]:
    """The rows of growth: the large campaign against the small one."""
    deeds: dict[str, Callable[[Filled], Load]] = {
        "sign": lambda filled: writing.signing(filled.site, filled.server),
        "confirm": lambda filled: writing.confirming(filled.site, filled.server, plan),
        "count": _counts,
        "page": _pages,
        "list": _lists,
    }
    return [contest(name, load, small, large) for name, load in deeds.items()]


def contest(name: str, load: Callable[[Filled], Load], small: Filled, large: Filled) -> Contest:
    """One row: the same load on the large campaign and on the small one."""
    place = small.site.place
    title = f"{name} at {large.size:,} ÷ {small.size:,}, {place.name}"
    ours = Side(large.server, place, lambda: load(large))
    return Contest(title, ours, Side(small.server, place, lambda: load(small)), GOAL)


def _counts(filled: Filled) -> Load:
    return Load(filled.server.port, _differing_lists(filled.site.slug), 200)


def _differing_lists(slug: str) -> Iterator[bytes]:
    # A campaign named several times is answered once, yet under an address of its own.
    for number in itertools.count(random.randrange(1, 1 << 20)):  # noqa: S311 - no secret
        named = ",".join(slug if number >> bit & 1 else "" for bit in range(24))
        yield requests.get(f"/api/v1/counts?campaigns={named}")


def _pages(filled: Filled) -> Load:
    return Load(filled.server.port, requests.varied(f"/it/{filled.site.slug}/", "source"), 200)


def _lists(filled: Filled) -> Load:
    path = f"/api/v1/campaigns/{filled.site.slug}/signatures"
    return Load(filled.server.port, _deep_pages(path, filled.size), 200)


def _deep_pages(path: str, size: int) -> Iterator[bytes]:
    # Zeros in front make addresses that are not kept yet, also where there are few pages.
    dice = random.Random(size)  # noqa: S311 - no secret
    while True:
        after = f"{dice.randrange(30, size):0{dice.randrange(8, 18)}}"
        yield requests.get(f"{path}?after={after}&limit=20")
