"""Where a chart is drawn, its rules with their numbers, and the captions below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from petition.web.art.pen import Point, number

STEPS = (1, 2, 5, 10, 20, 25, 50)
TEXT = Markup('<text x="{}" y="{}"{}>{}</text>')


@dataclass(frozen=True)
class Words:
    """What a chart says: its sentence, the name of each beat, and how numbers are written."""

    sentence: str
    names: Sequence[str]
    number: Callable[[int], str]


@dataclass(frozen=True)
class Plot:
    """One drawing in SVG user units: its box, and the edges of what is drawn in it.

    `rules` and `captions` say how many fit beside and below.
    """

    css: str
    box: tuple[int, int]
    left: int
    right: int
    top: int
    baseline: int
    nib: Point = (3, -2.6)
    rules: int = 4
    captions: int = 5

    def x(self, index: float, count: int) -> float:
        """Where one of `count` equal slots begins."""
        return self.left + (self.right - self.left) * index / max(1, count)

    def y(self, value: float, most: float) -> float:
        """The height of a value when `most` reaches the top."""
        return self.baseline - (self.baseline - self.top) * value / max(1, most)


def ticks(highest: int, most: int) -> list[int]:
    """At most so many round numbers above zero, evenly apart, up to or beyond the highest value."""
    scale, wanted = 1, max(1, highest)
    while True:
        for step in (scale * unit for unit in STEPS):
            if step * most >= wanted:
                return [step * n for n in range(1, -(-wanted // step) + 1)]
        scale *= 100


def svg(plot: Plot, sentence: str, body: str) -> Markup:
    """The drawing: an image to screen readers, which are told its sentence."""
    width, height = plot.box
    drawn = Markup(body)  # noqa: S704 - numbers, and texts escaped where they were put in
    return Markup(
        '<svg class="chart {}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(plot.css, width, height, sentence, drawn)


def rules(plot: Plot, marks: Sequence[int], words: Words) -> str:
    """A fine rule at each mark, with its number on the left."""
    parts = []
    for mark in marks:
        y = plot.y(mark, marks[-1])
        parts.append(f'<path class="rule" d="M{plot.left} {number(y)}H{plot.right}"/>')
        parts.append(TEXT.format(0, number(y + 4), "", words.number(mark)))
    return "".join(parts)


def axis(plot: Plot, names: Sequence[str]) -> str:
    """The names of some beats below the chart, evenly apart: the first and the last among them."""
    y, last = plot.box[1] - 4, len(names) - 1
    shown = min(plot.captions, len(names))
    indexes = [round(n * last / max(1, shown - 1)) for n in range(shown)]
    parts = []
    for place, index in enumerate(indexes):
        anchor, offset = "middle", 0.5
        if place in (0, shown - 1):
            anchor, offset = ("end", 1) if place else ("start", 0)
        x = number(plot.x(index + offset, len(names)))
        parts.append(TEXT.format(x, y, Markup(' text-anchor="{}"').format(anchor), names[index]))
    return "".join(parts)


def bold(x: float, y: float, text: str, anchor: str = "start") -> str:
    """A number that is said directly, where it is drawn."""
    return TEXT.format(
        number(x), number(y), Markup(' class="said" text-anchor="{}"').format(anchor), text
    )
