"""The pen: what it draws is one closed path whose rounding never adds up."""

import re

from hypothesis import given
from hypothesis import strategies as st

from petition.web.art import pen
from petition.web.art.pen import Pen

coordinates = st.floats(-2000, 2000, allow_nan=False).map(lambda value: round(value, 3))
points = st.tuples(coordinates, coordinates)
curves = st.lists(st.tuples(points, points, points), min_size=1, max_size=40)

NUMBER = re.compile(r"-?\d+(?:\.\d)?")


def end_of(path: str) -> tuple[float, float]:
    """Where a path of M and relative c ends, followed command by command."""
    start, *cubics = path.removeprefix("M").split("c")
    x, y = (float(value) for value in NUMBER.findall(start))
    for cubic in cubics:
        *_, dx, dy = (float(value) for value in NUMBER.findall(cubic))
        x, y = x + dx, y + dy
    return x, y


@given(points, curves)
def test_rounding_does_not_carry_the_line_away(start, segments):
    drawn = Pen(start)

    for first, second, end in segments:
        drawn.curve(first, second, end)

    x, y = end_of(drawn.line())
    assert abs(x - drawn.at[0]) < 0.11
    assert abs(y - drawn.at[1]) < 0.11


@given(points, curves)
def test_every_number_has_one_decimal_at_most(start, segments):
    drawn = Pen(start)

    for segment in segments:
        drawn.curve(*segment)

    leftover = NUMBER.sub("", drawn.stroke((3, -2.6)))
    assert set(leftover) <= set("Mclz ")


def test_a_stroke_goes_out_turns_by_the_nib_and_comes_back():
    drawn = Pen((0, 0)).curve((1, 2), (3, 4), (10, 0))

    path = drawn.stroke((2, -1))

    assert path == "M0 0c1 2 3 4 10 0l2-1c-7 4-9 2-10 0z"


def test_a_pen_that_has_not_moved_stands_at_its_start():
    assert Pen((3, 4)).at == (3, 4)


def test_a_number_is_written_as_short_as_it_can_be():
    written = [pen.number(value) for value in (12, 12.5, -0.04, 0.96, -3.25)]

    assert written == ["12", "12.5", "0", "1", "-3.2"]
