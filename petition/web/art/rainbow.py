"""The rainbow: seven thin strands that leave the seal, after the storm only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from petition.web.art import seal
from petition.web.art.heartbeat import Beat
from petition.web.art.pen import Pen, Point
from petition.web.art.pulse import Stretch, pulse

COLOURS = ("#BE3423", "#D9772A", "#D2A325", "#2F8A63", "#2A7FA8", "#4A63B8", "#7F4F9B")


@dataclass(frozen=True)
class Frame:
    """One drawing: its box, the seal in it, and how the strands open. SVG user units."""

    css: str
    box: tuple[int, int]
    seal_left: float
    seal_size: float
    baseline: float
    height: float
    beats: int
    opening: tuple[float, float]
    nib: Point = (2.6, -2.2)
    strand: Point = (2.4, -2)


BOW = (
    Frame("wide", (1280, 290), 470, 96, 212, 118, 14, (34, 15), (2.9, -2.4), (3.4, -2.8)),
    Frame("slim", (390, 190), 120, 64, 140, 70, 5, (24, 10), (2.9, -2.4), (3.4, -2.8)),
)
ARC = (
    Frame("wide", (1280, 230), 330, 72, 172, 92, 12, (26, 11)),
    Frame("slim", (390, 150), 92, 48, 112, 60, 6, (18, 8)),
)


def bow(beats: Sequence[Beat]) -> Markup:
    """The large bow of a confirmed signature, drawn wide and slim; the style sheet shows one."""
    return Markup("").join(_drawing(frame, beats) for frame in BOW)


def arc(beats: Sequence[Beat]) -> Markup:
    """The smaller bow that closes the campaign page, drawn wide and slim."""
    return Markup("").join(_drawing(frame, beats) for frame in ARC)


def _drawing(frame: Frame, beats: Sequence[Beat]) -> Markup:
    """The latest beats; where they are few, the smallest ones come before them."""
    latest = [beat.signatures for beat in beats[-frame.beats :]]
    return _drawn(frame, tuple([0] * (frame.beats - len(latest)) + latest))


@lru_cache(maxsize=64)
def _drawn(frame: Frame, values: tuple[int, ...]) -> Markup:
    width, height = frame.box
    right, top = frame.seal_left - 3, max(1, *values)
    on = Stretch(-20, right, frame.baseline, frame.height, floor=10, top=top)
    path = pulse(values, on, tail=4).stroke(frame.nib)
    mark = seal.at_end_of_line(frame.seal_left, frame.baseline, frame.seal_size, "stamped press")
    return Markup(  # noqa: S704 - numbers and constants only
        f'<svg class="{frame.css}" viewBox="0 0 {width} {height}" aria-hidden="true">'
        f'<g class="draw"><path class="stroke" d="{path}"/></g>'
        f"{''.join(_strands(frame))}{mark}</svg>"
    )


def _strands(frame: Frame) -> list[str]:
    width = frame.box[0]
    left = frame.seal_left + frame.seal_size - 2
    span = width - left
    first, step = frame.opening
    paths = []
    for index, colour in enumerate(COLOURS):
        start = frame.baseline + (index - 3) * 1.1
        high = first + index * step
        pen = Pen((left, start))
        pen.curve((left + 0.17 * span, start), (left + 0.34 * span, high), (width + 40, high - 8))
        paths.append(f'<path fill="{colour}" d="{pen.stroke(frame.strand)}"/>')
    return paths
