"""Making HTML of a message: the worst that somebody may type against what people do type.

Work that grew faster than its input would let a few messages stop the server.
"""

import statistics
import time

from bench.rows.footprint import Footprint
from petition.rules import text

GOAL_WORST = 0.5
GOAL_GROWTH = 0.7
USUAL = (
    "Cari amici di Wuhan, **siamo con voi**. Ho studiato lì per tre anni & non dimentico.\n"
    "Ecco le foto: https://example.org/foto\n\n- coraggio\n- pazienza\n\n"
    "我们的心为你跳动，加油。\n\n"
) * 3
# The dearest that a search among thousands of repeated pieces of markup found; the first is made
# to come close to every cap at once.
HOSTILE = (
    "**a** \na\na\na\n" + "&" * 27,
    *("- a\n", "> > a\n", "a\n", "<b><p>", "<b>a</b>", "**a** ", "a**", "<", "&", "a@", "<a "),
)


def rows(rounds: int) -> list[Footprint]:
    """The worst input at the cap against a usual message, and against half of itself."""
    worst = max(HOSTILE, key=lambda piece: _microseconds(_filled(piece, text.BODY_LENGTH)))
    whole, half = (_filled(worst, text.BODY_LENGTH // parts) for parts in (1, 2))
    return [
        _row("clean, worst ÷ usual, a character", whole, USUAL[:500], GOAL_WORST, rounds),
        _row("clean, 4,000 ÷ 2,000, a character", whole, half, GOAL_GROWTH, rounds),
    ]


def _row(title: str, ours: str, other: str, goal: float, rounds: int) -> Footprint:
    pairs = [(_microseconds(ours), _microseconds(other)) for _ in range(rounds)]
    mine, others = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratios = [theirs / own for own, theirs in pairs]
    return Footprint(title, "µs", mine, others, ratios, goal)


def _microseconds(source: str) -> float:
    """Processor time for each character, the least of three attempts."""
    return min(_once(source) for _ in range(3)) / len(source)


def _once(source: str) -> float:
    begun = time.process_time_ns()
    text.clean(source)
    return (time.process_time_ns() - begun) / 1000


def _filled(piece: str, length: int) -> str:
    return (piece * length)[:length]
