"""What one process takes: memory once it has served, and the processor time of its start."""

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass

from bench.rows.pair import Pair
from petition.cli import process_tree

GOAL_MEGABYTES = 90.0
BARE_IMPORT = "import flask, psycopg"
OWN_IMPORT = "import wsgi"


@dataclass(frozen=True)
class Footprint:
    """A row of another kind: amounts, where less is better."""

    title: str
    unit: str
    ours: float
    ceiling: float
    ratios: list[float]
    goal: float


def memory(pair: Pair) -> Footprint:
    """The resident memory of the product's server process, against the goal."""
    ours = pair.product.megabytes()
    ratio = GOAL_MEGABYTES / ours
    return Footprint(f"memory, {pair.place.name}", "MB", ours, GOAL_MEGABYTES, [ratio], 1.0)


def imports(pair: Pair, rounds: int) -> Footprint:
    """The processor time until the application stands, against importing Flask and psycopg."""
    pairs = [(_import(pair, OWN_IMPORT), _import(pair, BARE_IMPORT)) for _ in range(rounds)]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratios = [bare / ours for ours, bare in pairs]
    return Footprint(f"import, {pair.place.name}", "ms", ours, bare, ratios, 0.5)


def _import(pair: Pair, statement: str) -> float:
    """Milliseconds of processor time, less those of an interpreter that does nothing."""
    return _cpu_ms(pair, statement) - _cpu_ms(pair, "pass")


def _cpu_ms(pair: Pair, statement: str) -> float:
    before = os.times()
    subprocess.run(  # noqa: S603 - a command of our own
        [sys.executable, "-c", statement],
        cwd=process_tree.ROOT,
        env={**os.environ, **pair.site.variables()},
        check=True,
    )
    after = os.times()
    used = after.children_user + after.children_system
    return (used - before.children_user - before.children_system) * 1000
