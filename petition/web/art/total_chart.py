"""All signatures so far: one rising stroke that ends in the seal, and the milestone above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from petition.web.art import plot, seal
from petition.web.art.pen import Pen, number
from petition.web.art.plot import Plot, Words

PLOTS = (
    Plot("wide", (560, 320), 0, 470, 22, 286, (2.6, -2.2), rules=5),
    Plot("slim", (350, 260), 0, 262, 22, 226, (2.2, -1.8), rules=5),
)
SEAL = 30
ROOM = 22
END = Markup(' text-anchor="end"')


@dataclass(frozen=True)
class Rise:
    """The total at the end of each beat, what it began with, and the milestone where there is one.

    `milestone` and `beginning` are the words for the two dotted rules.
    """

    totals: Sequence[int]
    elsewhere: int
    goal: int | None
    milestone: str
    beginning: str

    @property
    def most(self) -> float:
        """What reaches the top of the drawing."""
        return max(self.totals[-1], self.goal or 0) * 1.02


def total(rise: Rise, words: Words) -> Markup:
    """The stroke from what was counted elsewhere to the total of today."""
    return Markup("").join(plot.svg(on, words.sentence, _drawn(on, rise, words)) for on in PLOTS)


def _drawn(on: Plot, rise: Rise, words: Words) -> str:
    floor = f'<path class="floor" d="M{on.left} {on.baseline}H{on.right}"/>'
    return (
        _rules(on, rise, words)
        + floor
        + _dotted(on, rise, words)
        + _stroke(on, rise, words)
        + plot.axis(on, (words.names[0], words.names[-1]) if len(words.names) > 1 else words.names)
    )


def _rules(on: Plot, rise: Rise, words: Words) -> str:
    """Round numbers on the right, but where another number stands."""
    parts = []
    for mark in plot.ticks(round(rise.most), on.rules):
        y = on.y(mark, rise.most)
        if y > on.top and _is_free(on, rise, y):
            parts.append(f'<path class="rule" d="M{on.left} {number(y)}H{on.right}"/>')
            parts.append(plot.TEXT.format(on.box[0], number(y + 4), END, words.number(mark)))
    return "".join(parts)


def _is_free(on: Plot, rise: Rise, y: float) -> bool:
    taken = (on.y(value, rise.most) for value in (rise.totals[-1], rise.goal or rise.most))
    return all(abs(y - other) >= ROOM for other in taken)


def _dotted(on: Plot, rise: Rise, words: Words) -> str:
    parts = []
    if rise.elsewhere:
        y = on.y(rise.elsewhere, rise.most)
        parts.append(f'<path class="apart" d="M{on.left} {number(y)}H{on.right}"/>')
        # Below its rule where there is room, since the stroke runs above it.
        is_low = on.baseline - y < ROOM
        place = (on.right, number(y - 6), END) if is_low else (on.left, number(y + 16), "")
        parts.append(plot.TEXT.format(*place, rise.beginning))
    if rise.goal:
        y = on.y(rise.goal, rise.most)
        parts.append(f'<path class="aim" d="M{on.left} {number(y)}H{on.right}"/>')
        parts.append(plot.bold(on.box[0], y + 4, words.number(rise.goal), "end"))
        parts.append(plot.TEXT.format(on.left, number(y - 8), "", rise.milestone))
    return "".join(parts)


def _stroke(on: Plot, rise: Rise, words: Words) -> str:
    pen = Pen((on.left, on.y(rise.elsewhere, rise.most)))
    for index, reached in enumerate(rise.totals):
        _straight(pen, (on.x(index + 1, len(rise.totals)), on.y(reached, rise.most)))
    x, y = pen.at
    end = seal.at_end_of_line(x - 4, y, SEAL)
    said = plot.bold(x - 10, y - 10, words.number(rise.totals[-1]), "end")
    return f'<path class="stroke" d="{pen.stroke(on.nib)}"/>{end}{said}'


def _straight(pen: Pen, end: tuple[float, float]) -> None:
    (x, y), third = pen.at, 1 / 3
    across, up = (end[0] - x) * third, (end[1] - y) * third
    pen.curve((x + across, y + up), (x + 2 * across, y + 2 * up), end)
