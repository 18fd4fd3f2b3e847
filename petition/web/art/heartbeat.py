"""The line: one handwritten beat per day, which runs into the seal. Wide and slim, one is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from petition.web.art import seal
from petition.web.art.beats import Beat, beats, highest, unit
from petition.web.art.pen import Point, number
from petition.web.art.pulse import Stretch, pulse

__all__ = ["Beat", "beats", "empty", "highest", "landmark", "line", "small", "unit", "waiting"]


@dataclass(frozen=True)
class Frame:
    """One drawing of the line: its box, its seal and its beats, in SVG user units."""

    css: str
    box: tuple[int, int]
    baseline: float
    height: float
    seal_size: int
    nib: Point
    fewest: int
    most: int  # later ones win
    floor: float = 12

    @property
    def seal_left(self) -> int:
        """Where the seal begins; the line ends just before it."""
        return self.box[0] - self.seal_size


LINE = (
    Frame("wide", (1176, 206), 166, 140, 84, (3, -2.6), 24, 999),
    Frame("slim", (350, 128), 98, 86, 60, (2.3, -2), 12, 16, floor=8),
)
EMPTY = (
    Frame("wide", (1176, 130), 96, 30, 84, (3, -2.6), 29, 29),
    Frame("slim", (350, 100), 68, 22, 60, (2.3, -2), 12, 12),
)
WAITING = (
    Frame("wide", (1176, 150), 112, 92, 84, (2.8, -2.4), 24, 24, floor=10),
    Frame("slim", (350, 112), 84, 66, 60, (2.4, -2), 9, 9, floor=10),
)

# What other sites show, by layout.
SMALL = {
    "card": Frame("pl", (268, 74), 56, 50, 46, (2.1, -1.8), 12, 12, floor=8),
    "full": Frame("pl", (620, 132), 104, 84, 72, (2.6, -2.2), 22, 22, floor=8),
}

# The beat still to come, between the line and the waiting seal: 72 units wide.
GAP = 72
COMING = (
    (12, 1, 16, -2, 22, -30),
    (3, -14, 6, -24, 9, -32),
    (2, 12, 3, 40, 7, 58),
    (4, 14, 14, 6, 30, 3),
)


def line(shown: Sequence[Beat], label: str, axis: Sequence[str] = ()) -> Markup:
    """The line of all beats (slim: the latest) with its seal; `label` says it in a sentence.

    `axis` holds up to three captions: below the first beat, the `landmark` and the last beat.
    """
    drawings = []
    for frame in LINE:
        captions = _axis(frame, shown, axis) if frame.css == "wide" else ""
        end = seal.at_end_of_line(frame.seal_left, frame.baseline, frame.seal_size, "stamped press")
        drawings.append(_drawing(frame, _written(frame, shown) + captions + end, label))
    return Markup("").join(drawings)


def waiting(shown: Sequence[Beat]) -> Markup:
    """The latest beats, a dotted beat in cinnabar and the dashed seal: one signature is missing."""
    drawings = []
    for frame in WAITING:
        gap = GAP if frame.css == "wide" else 50
        end = seal.at_end_of_line(frame.seal_left, frame.baseline, frame.seal_size, "waiting")
        body = _written(frame, shown, gap) + _coming(frame, gap) + end
        drawings.append(_drawing(frame, body))
    return Markup("").join(drawings)


def empty() -> Markup:
    """Dotted small beats and a dashed seal: nobody has signed yet."""
    drawings = []
    for frame in EMPTY:
        end = seal.at_end_of_line(frame.seal_left, frame.baseline, frame.seal_size, "waiting")
        drawings.append(_drawing(frame, _dotted(frame, frame.fewest, frame.seal_left - 4) + end))
    return Markup("").join(drawings)


def small(shown: Sequence[Beat], layout: str) -> Markup:
    """The latest beats and the seal for a frame on another site; a dashed one before the first."""
    frame = SMALL[layout]
    state = "stamped" if shown else "waiting"
    end = seal.at_end_of_line(frame.seal_left, frame.baseline, frame.seal_size, state)
    return _drawing(frame, _written(frame, shown) + end)


def landmark(shown: Sequence[Beat]) -> Beat | None:
    """The highest beat far enough from both ends of the axis to carry a caption of its own."""
    lead = max(0, LINE[0].fewest - len(shown))
    slots = lead + len(shown)
    middle = [beat for i, beat in enumerate(shown) if 0.2 * slots < i < 0.74 * slots - lead]
    return highest(middle) if middle and highest(middle).signatures else None


def _drawing(frame: Frame, body: str, label: str = "") -> Markup:
    """The SVG element; a drawing with a label is an image to screen readers, others are hidden."""
    width, height = frame.box
    role = Markup('role="img" aria-label="{}"').format(label) if label else 'aria-hidden="true"'
    return Markup(  # noqa: S704 - the label is escaped above, the body is numbers and captions
        f'<svg class="{frame.css}" viewBox="0 0 {width} {height}" {role}>{body}</svg>'
    )


def _written(frame: Frame, shown: Sequence[Beat], gap: float = 4) -> str:
    """The latest beats in ink, behind a dotted lead where there are fewer than the line holds."""
    return _inked(frame, tuple(beat.signatures for beat in shown[-frame.most :]), gap)


# The same few lines are drawn on every page until the next signature is counted.
@lru_cache(maxsize=64)
def _inked(frame: Frame, values: tuple[int, ...], gap: float) -> str:
    lead = max(0, frame.fewest - len(values))
    right = frame.seal_left - gap
    left = right * lead / (lead + len(values))
    dotted = _dotted(frame, lead, left) if lead else ""
    if not values:
        return dotted
    on = Stretch(left, right, frame.baseline, frame.height, frame.floor, max(1, *values))
    path = pulse(values, on, tail=6 if gap < GAP / 2 else 0).stroke(frame.nib)
    return f'{dotted}<g class="draw"><path class="stroke" d="{path}"/></g>'


def _dotted(frame: Frame, count: int, right: float) -> str:
    small = min(frame.height, 30)
    on = Stretch(0, right, frame.baseline, small, floor=small)
    return f'<path class="dotted" d="{pulse([1] * count, on, tail=4).line()}"/>'


def _coming(frame: Frame, gap: float) -> str:
    scale = gap / GAP
    curves = "".join("c" + " ".join(number(value * scale) for value in curve) for curve in COMING)
    start = f"M{number(frame.seal_left - gap)} {number(frame.baseline)}"
    return f'<path class="dotted coming" d="{start}{curves}"/>'


def _axis(frame: Frame, shown: Sequence[Beat], captions: Sequence[str]) -> str:
    """The captions under the line: at the first beat, at the landmark and at the last beat."""
    right, y = frame.seal_left - 4, frame.box[1] - 2
    lead = max(0, frame.fewest - len(shown))
    slot = right / max(1, lead + len(shown))
    marked = landmark(shown)
    middle = (lead + shown.index(marked)) * slot if marked else 0
    begin = lead * slot if lead * slot < 0.75 * right else None
    places = ((begin, "start"), (middle, "start"), (right - 8, "end"))
    text = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
    return "".join(
        text.format(number(x), y, anchor, caption)
        for (x, anchor), caption in zip(places, captions, strict=False)
        if caption and x is not None
    )
