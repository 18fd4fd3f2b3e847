"""The seal: the character 心 in a cut square of 100 units; the line enters it at (0, 64)."""

from functools import cache

from markupsafe import Markup

from petition.web.art.pen import Pen, Point, number

CINNABAR = "#BE3423"
WHITE = "#FFFFFF"

# The line enters the seal at this share of its height.
ENTRY = 0.635

NIB: Point = (5.5, -4)

BODY = (
    "M3.5 6.2C4 3.4 6 2.6 9 2.8 34 1.6 66 3 92 2.4c3.8 0 5.2 1.7 5.2 5"
    "C96.6 34 98.2 62 97.4 91.5c-.2 4.2-1.8 5.7-5.7 5.7C64 96.6 36 98 8.2 97.3"
    "c-3.6-.2-5-1.7-5-5.2C3.9 64 2.4 34 3.5 6.2Z"
)


@cache
def pens() -> tuple[Pen, ...]:
    """The three strokes of 心; the first begins as the last beat of the line."""
    bowl = Pen((-6, 64)).curve((0, 64), (4, 64.5), (8, 63.5))
    bowl.curve((15, 61), (18.5, 47), (23.5, 36))
    bowl.curve((24.5, 45), (26, 63), (35, 72.5))
    bowl.curve((42, 79.5), (58, 79), (69, 76.5))
    bowl.curve((75.5, 74.8), (78, 70), (78.5, 63.5))
    middle = Pen((43.5, 23)).curve((47.5, 27), (51.5, 33), (54, 40.5))
    right = Pen((65.5, 28.5)).curve((71, 32.5), (77, 38.5), (80.5, 45.5))
    return bowl, middle, right


@cache
def heart() -> tuple[str, ...]:
    """The strokes of 心 as closed paths."""
    return tuple(pen.stroke(NIB) for pen in pens())


@cache
def symbol() -> Markup:
    """The hidden definition each page carries once; its colours come from the style sheet."""
    strokes = "".join(f'<path d="{path}"/>' for path in heart())
    return Markup(  # noqa: S704 - built from the constants above
        '<svg class="defs" width="0" height="0" aria-hidden="true">'
        '<symbol id="seal" viewBox="0 0 100 100">'
        f'<path class="seal-body" d="{BODY}"/><g class="seal-heart">{strokes}</g></symbol></svg>'
    )


@cache
def mark(size: int, state: str = "stamped") -> Markup:
    """The seal as an ornament, `size` pixels wide: "stamped" (done) or "waiting" (dashed)."""
    return Markup(
        '<svg class="seal {state}" width="{size}" height="{size}" viewBox="0 0 100 100"'
        ' aria-hidden="true"><use href="#seal"/></svg>'
    ).format(state=state, size=size)


def at_end_of_line(left: float, baseline: float, size: float, state: str = "stamped") -> str:
    """The seal inside another drawing, placed so that the line at `baseline` runs into it."""
    top = baseline - ENTRY * size
    return (
        f'<svg class="seal {state}" x="{number(left)}" y="{number(top)}" width="{number(size)}"'
        f' height="{number(size)}"><use href="#seal"/></svg>'
    )


def standalone(size: int = 100) -> str:
    """The seal as a file of its own, with its colours inside."""
    strokes = "".join(f'<path d="{path}"/>' for path in heart())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"'
        f' width="{size}" height="{size}"><path fill="{CINNABAR}" d="{BODY}"/>'
        f'<g fill="{WHITE}" stroke="{WHITE}" stroke-width="3.4" stroke-linejoin="round">'
        f"{strokes}</g></svg>"
    )
