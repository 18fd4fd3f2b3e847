"""Shares of a whole as bars in ink, each with its name, number and percentage beside it.

Nothing is scaled: texts keep the size of the page's, bars follow its width.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

Number = Callable[[int], str]
LONGEST = 28
SVG = Markup(
    '<svg class="shares{}" width="100%" height="{}rem" role="img" aria-label="{}">{}</svg>'
)
TEXT = Markup('<text x="{}%" y="{}rem"{}>{}</text>')
RECT = Markup('<rect class="bar" x="{}%" y="{}rem" width="{}%" height=".75rem"/>')
RULE = Markup('<line class="rule" x2="100%" y1="{0}rem" y2="{0}rem"/>')
END = Markup(' text-anchor="end"')
LESS = Markup(' class="less" text-anchor="end"')


@dataclass(frozen=True)
class Row:
    """One bar: what it is of, its number, and its percentage as it is written."""

    name: str
    signatures: int
    percentage: str


def broad(rows: Sequence[Row], sentence: str, number: Number) -> Markup:
    """One line for each row on wide screens, two on others."""
    height, body = 2.75, Markup("")
    for index, row in enumerate(rows):
        top = index * height
        body += TEXT.format(0, top + 1.7, "", _cut(row.name))
        body += TEXT.format(30, top + 1.7, END, number(row.signatures))
        body += RECT.format(33, top + 1.05, _width(row, rows, 58))
        body += TEXT.format(100, top + 1.7, LESS, row.percentage)
        body += RULE.format(top + height - 0.05)
    wide = SVG.format(" broad", len(rows) * height, sentence, body)
    return wide + close(rows, sentence, number, " close")


def close(rows: Sequence[Row], sentence: str, number: Number, css: str = "") -> Markup:
    """The name above its bar, for columns and small screens."""
    height, body = 3.25, Markup("")
    for index, row in enumerate(rows):
        top = index * height
        body += TEXT.format(0, top + 1.3, "", _cut(row.name))
        body += TEXT.format(100, top + 1.3, END, number(row.signatures))
        body += RECT.format(0, top + 1.85, _width(row, rows, 78))
        body += TEXT.format(100, top + 2.55, LESS, row.percentage)
        body += RULE.format(top + height - 0.05)
    return SVG.format(css, len(rows) * height, sentence, body)


def _width(row: Row, rows: Sequence[Row], room: float) -> str:
    # The smallest bar is still seen.
    largest = max(other.signatures for other in rows)
    return f"{max(0.5, room * row.signatures / largest):.1f}"


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
