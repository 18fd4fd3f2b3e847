"""The signatures per day, week or month: as the handwritten line, and as bars true to scale."""

from collections.abc import Sequence

from markupsafe import Markup

from petition.web.art import plot
from petition.web.art.beats import Beat
from petition.web.art.pen import number
from petition.web.art.plot import Plot, Words
from petition.web.art.pulse import Stretch, pulse

LINE = (
    Plot("wide", (1176, 300), 56, 1172, 14, 266),
    Plot("slim", (350, 240), 44, 348, 14, 206, nib=(1.8, -1.5), captions=3),
)
BARS = (
    Plot("wide", (1176, 150), 56, 1172, 14, 116, rules=3),
    Plot("slim", (350, 130), 44, 348, 14, 96, rules=3, captions=3),
)
FLOOR = 4
GAP = 0.16
# The second number is said only of a beat this share of the line away from the highest.
APART = 0.2
TITLED = Markup(
    '<rect class="bar" x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>'
)


def line(shown: Sequence[Beat], words: Words) -> Markup:
    """The beats over a scale; no quiet day is flat, hence the bars for the exact height."""
    return Markup("").join(plot.svg(on, words.sentence, _line(on, shown, words)) for on in LINE)


def bars(shown: Sequence[Beat], words: Words) -> Markup:
    """The same counts true to scale, nothing being nothing; each bar has its name and number."""
    return Markup("").join(plot.svg(on, words.sentence, _bars(on, shown, words)) for on in BARS)


def outstanding(values: Sequence[int]) -> list[int]:
    """Which beats have their number said: the highest, and the highest of those far from it."""
    first = max(range(len(values)), key=values.__getitem__)
    far = [i for i in range(len(values)) if abs(i - first) > APART * len(values)]
    second = max(far, key=values.__getitem__, default=first)
    return [first] + ([second] if values[second] and second != first else [])


def _line(on: Plot, shown: Sequence[Beat], words: Words) -> str:
    values = [beat.signatures for beat in shown]
    highest = max(values)
    marks = plot.ticks(highest, on.rules)
    stretch = Stretch(
        on.left,
        on.right,
        on.baseline,
        height=on.baseline - on.y(highest, marks[-1]),
        floor=FLOOR,
        top=highest,
        under=0.01,
    )
    path = pulse(values, stretch).stroke(on.nib)
    drawn = f'<g class="draw"><path class="stroke" d="{path}"/></g>'
    said = _said(on, values, marks[-1], words) if on.css == "wide" else ""
    return plot.rules(on, marks, words) + drawn + said + plot.axis(on, words.names)


def _said(on: Plot, values: Sequence[int], most: int, words: Words) -> str:
    parts = []
    for index in outstanding(values):
        x, y = on.x(index + 0.6, len(values)), on.y(values[index], most) - 6
        parts.append(plot.bold(x, y, words.number(values[index]), "middle"))
    return "".join(parts)


def _bars(on: Plot, shown: Sequence[Beat], words: Words) -> str:
    marks = plot.ticks(max(beat.signatures for beat in shown), on.rules)
    slot = on.x(1, len(shown)) - on.left
    drawn = "".join(
        TITLED.format(
            number(on.x(index + GAP / 2, len(shown))),
            number(on.y(beat.signatures, marks[-1])),
            number(slot * (1 - GAP)),
            number(on.baseline - on.y(beat.signatures, marks[-1])),
            name,
            words.number(beat.signatures),
        )
        for index, (beat, name) in enumerate(zip(shown, words.names, strict=True))
        if beat.signatures
    )
    return plot.rules(on, marks, words) + drawn + _floor(on) + plot.axis(on, words.names)


def _floor(on: Plot) -> str:
    return f'<path class="floor" d="M{on.left} {on.baseline}H{on.right}"/>'
