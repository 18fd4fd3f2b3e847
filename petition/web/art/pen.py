"""The broad-nib pen: a curve and its copy moved by the nib, with the region between them filled."""

from dataclasses import dataclass, field
from typing import Self, TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass
class Pen:
    """A poly-Bézier under construction, in SVG user units."""

    start: Point
    segments: list[tuple[Point, Point, Point]] = field(default_factory=list)

    @property
    def at(self) -> Point:
        """Where the pen stands now."""
        return self.segments[-1][2] if self.segments else self.start

    def curve(self, first: Point, second: Point, end: Point) -> Self:
        """Draws one cubic: two control points and the end."""
        self.segments.append((first, second, end))
        return self

    def line(self) -> str:
        """The centre line, open, as a path of relative cubics."""
        return _absolute("M", self.start) + _cubics(_rounded(self.start), self.segments)

    def stroke(self, nib: Point) -> str:
        """The outline swept by the nib, as one closed path of relative cubics."""
        back = [(second, first, end) for first, second, end in self._reversed()]
        moved = [(_add(a, nib), _add(b, nib), _add(c, nib)) for a, b, c in back]
        turn = _absolute("l", nib)
        return self.line() + turn + _cubics(_add(_rounded(self.at), nib), moved) + "z"

    def _reversed(self) -> list[tuple[Point, Point, Point]]:
        starts = [self.start] + [end for _, _, end in self.segments]
        pairs = zip(starts, self.segments, strict=False)
        return [(first, second, start) for start, (first, second, _) in pairs][::-1]


def number(value: float) -> str:
    """One coordinate with at most one decimal: 12, 12.5, -0.5."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _cubics(origin: Point, segments: list[tuple[Point, Point, Point]]) -> str:
    """Relative cubics; each starts where rounding really left the pen, so errors do not add up."""
    parts = []
    for segment in segments:
        steps = [_add(point, (-origin[0], -origin[1])) for point in segment]
        parts.append("c" + _numbers(*steps))
        origin = _rounded(_add(origin, _rounded(steps[2])))
    return "".join(parts)


def _absolute(command: str, point: Point) -> str:
    return command + _numbers(point)


def _numbers(*points: Point) -> str:
    """Coordinates separated only where a minus sign does not already separate them."""
    out = ""
    for value in (number(v) for point in points for v in point):
        out += value if not out or value.startswith("-") else " " + value
    return out


def _add(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)
