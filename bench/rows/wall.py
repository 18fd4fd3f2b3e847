"""The wall: warm beside a bare view, and with many messages beside few, asked of the database."""

import itertools
import random
from collections.abc import Callable, Iterator

from bench import messages, requests
from bench.contest import Contest
from bench.load import Load
from bench.processes import Server
from bench.rows import growth
from bench.rows.growth import Filled
from bench.rows.pair import Pair

ON_A_WALL = 100
GOAL = 0.5


def contests(pair: Pair) -> list[Contest]:
    """The first page of the wall, warm."""
    messages.fill(pair.site, ON_A_WALL)
    path = f"/it/{pair.site.slug}/messages"
    ours = pair.ours(lambda: _reading(pair.product, path))
    bare = pair.bare(lambda: _reading(pair.yardstick, "/"))
    return [Contest(f"wall, {pair.place.name}", ours, bare, GOAL)]


def growing(small: Filled, large: Filled) -> list[Contest]:
    """The rows of growth: pages of the wall, of a rare kind, and of what a search finds."""
    loads: dict[str, Callable[[Filled], Load]] = {
        "wall": lambda filled: _load(filled, _deep_pages(filled, "")),
        "wall, one kind": lambda filled: _load(filled, _deep_pages(filled, "kind=proposal&")),
        "wall, a rare word": lambda filled: _load(filled, _rare_words(filled)),
        "wall, a common word": lambda filled: _load(filled, _deep_pages(filled, "q=cuore&")),
    }
    return [growth.contest(name, load, small, large) for name, load in loads.items()]


def _reading(server: Server, path: str) -> Load:
    return Load(server.port, itertools.repeat(requests.get(path)), 200)


def _load(filled: Filled, sent: Iterator[bytes]) -> Load:
    return Load(filled.server.port, sent, 200)


def _deep_pages(filled: Filled, choice: str) -> Iterator[bytes]:
    # Zeros in front make addresses that are not kept yet.
    dice = random.Random(filled.size)  # noqa: S311 - no secret
    first = int(messages.BEGINNING.timestamp())
    while True:
        at = (first + 60 * dice.randrange(filled.size // 2, filled.size)) * 1_000_000
        after = f"{at}-{dice.randrange(1 << 30):0{dice.randrange(11, 18)}}"
        yield requests.get(f"/it/{filled.site.slug}/messages?{choice}after={after}")


def _rare_words(filled: Filled) -> Iterator[bytes]:
    dice = random.Random(filled.size)  # noqa: S311 - no secret
    for number in itertools.count():
        word = messages.rare(dice, filled.size)
        yield requests.get(f"/it/{filled.site.slug}/messages?q={word}+con&after=9{number:016}-1")
