"""Paths as corners and distances: what a picture of pixels needs where SVG draws curves."""

import re
from collections.abc import Iterator, Sequence
from math import dist

from petition.web.art.pen import Point

COMMAND = re.compile("([MLC])([^MLCZ]*)", re.IGNORECASE)
NUMBER = re.compile(r"-?\d*\.?\d+")
# Straight pieces for one cubic: at twice this many, no pixel of our pictures changes any more.
PIECES = 8


def corners(path: str) -> list[Point]:
    """The corners of one SVG path of M, L and C, relative or not; each cubic in 8 pieces."""
    found: list[Point] = []
    for command, arguments in COMMAND.findall(path):
        size = 3 if command in "Cc" else 1
        points = _points(arguments)
        for at in range(0, len(points), size):
            found += _straight(found, points[at : at + size], command.islower())
    return found


def quads(line: Sequence[Point], nib: Point) -> Iterator[list[Point]]:
    """The region that the nib sweeps along a line, piece by piece: together they cover it all."""
    moved = [(x + nib[0], y + nib[1]) for x, y in line]
    for at in range(len(line) - 1):
        yield [line[at], line[at + 1], moved[at + 1], moved[at]]


def dashes(line: Sequence[Point], length: float, gap: float) -> Iterator[list[Point]]:
    """A dashed line: pieces of `length` with a `gap` after each, bends included."""
    dash, left, is_drawn = [line[0]], length, True
    for end in line[1:]:
        while (way := dist(dash[-1], end)) > left:
            dash.append(_towards(dash[-1], end, left / way))
            if is_drawn:
                yield dash
            dash, is_drawn = [dash[-1]], not is_drawn
            left = length if is_drawn else gap
        dash.append(end)
        left -= way


def _points(arguments: str) -> list[Point]:
    values = [float(value) for value in NUMBER.findall(arguments)]
    return list(zip(values[::2], values[1::2], strict=True))


def _straight(drawn: list[Point], step: list[Point], is_relative: bool) -> list[Point]:
    """One step on from what is drawn, as corners."""
    here = drawn[-1] if drawn else (0.0, 0.0)
    dx, dy = here if is_relative else (0.0, 0.0)
    moved = [(x + dx, y + dy) for x, y in step]
    return moved if len(moved) == 1 else _cubic(here, *moved)


def _cubic(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    found = []
    for piece in range(1, PIECES + 1):
        t = piece / PIECES
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        nodes = list(zip(weights, (start, first, second, end), strict=True))
        found.append((sum(w * p[0] for w, p in nodes), sum(w * p[1] for w, p in nodes)))
    return found


def _towards(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
