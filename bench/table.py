"""The table: ours, the ceiling and the ratio of each row, and what its figures are limited by."""

import statistics
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.contest import Contest
from bench.rows.footprint import Footprint

COLUMNS = ("ours", "ceiling", "ratio", "spread", "goal", "CPU ratio", "p99 ms", "busy, % of a core")
LEGEND = (
    "Rates are answers a second; ratio: ours ÷ ceiling, the median of the rounds, with the lowest "
    "and the highest. CPU ratio: the ceiling's processor time per answer, server and database "
    "together, ÷ ours. Busy: our round's server / database / load generator; what stands near 100 "
    "limits the rate."
)


def show(console: Console, rows: Sequence[Contest | Footprint]) -> None:
    """Prints the table."""
    table = Table("", *COLUMNS)
    for column in table.columns[1:]:
        column.justify = "right"
        column.no_wrap = True
    for row in rows:
        table.add_row(row.title, *(_contest(row) if isinstance(row, Contest) else _footprint(row)))
    console.print(table)
    console.print(LEGEND)


def _contest(row: Contest) -> tuple[str, ...]:
    ours, ceiling = row.median("rate")
    return (
        f"{ours:,.0f}/s",
        f"{ceiling:,.0f}/s",
        *_ratios(row.ratios, row.goal),
        f"{statistics.median(row.cost_ratios):.2f}",
        f"{row.median('p99_ms')[0]:.0f}",
        " / ".join(
            f"{row.median(name)[0]:.0%}".rstrip("%") for name in ("server", "database", "generator")
        ),
    )


def _footprint(row: Footprint) -> tuple[str, ...]:
    amounts = (f"{_amount(row.ours)} {row.unit}", f"{_amount(row.ceiling)} {row.unit}")
    return (*amounts, *_ratios(row.ratios, row.goal), "", "", "")


def _amount(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


def _ratios(ratios: Sequence[float], goal: float) -> tuple[str, str, str]:
    median = statistics.median(ratios)
    return f"{median:.2f}", f"{min(ratios):.2f}–{max(ratios):.2f}", f"≥ {goal}"
