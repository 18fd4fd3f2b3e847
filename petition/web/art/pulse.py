"""The geometry of the line: one handwritten beat per value, never flat."""

from collections.abc import Sequence
from dataclasses import dataclass

from petition.web.art.pen import Pen, Point


@dataclass(frozen=True)
class Stretch:
    """Where a run of beats is written, in SVG user units.

    `floor` is the height of the smallest beat, so that a quiet day still breathes; `top` is the
    value drawn at full `height`; `under` is how far a beat dips below the baseline.
    """

    left: float
    right: float
    baseline: float
    height: float
    floor: float = 10
    top: float = 1
    lean: float = 0.10
    under: float = 0.13


def pulse(values: Sequence[int], on: Stretch, tail: float = 0) -> Pen:
    """Writes one beat per value from left to right; `tail` runs on into the seal."""
    pen = Pen((on.left, on.baseline))
    width = (on.right - on.left) / max(1, len(values))
    for index, value in enumerate(values):
        _beat(pen, on, (on.left + index * width, width), height_of(value, on))
    if tail:
        end, low = on.right + tail, on.baseline + 1
        pen.curve((on.right + 0.3 * tail, low), (on.right + 0.7 * tail, low), (end, on.baseline))
    return pen


def height_of(value: int, on: Stretch) -> float:
    """The height of one beat: linear in the value, between the floor and the full height."""
    return on.floor + (on.height - on.floor) * min(1.0, value / (on.top or 1))


def _beat(pen: Pen, on: Stretch, slot: tuple[float, float], height: float) -> None:
    """Up, leaning; down, straight; and rest."""
    left, width = slot
    lean = min(on.lean * height, 0.34 * width)
    here = pen.at
    peak: Point = (left + 0.45 * width + lean, on.baseline - height)
    low: Point = (left + 0.60 * width + 0.25 * lean, on.baseline + on.under * height)
    end: Point = (left + width, on.baseline)
    pen.curve(
        (here[0] + 0.16 * width, here[1] - 0.03 * height - 1),
        (peak[0] - 0.13 * width - 0.9 * lean, peak[1] + 0.27 * height),
        peak,
    )
    pen.curve(
        (peak[0] + 0.05 * width, peak[1] + 0.01 * height),
        (low[0] - 0.07 * width, low[1] - 0.16 * height),
        low,
    )
    pen.curve(
        (low[0] + 0.06 * width, low[1] + 0.58 * on.under * height),
        (end[0] - 0.18 * width, end[1] + 2),
        end,
    )
