"""Scales: few round numbers, evenly apart, and none too low for the highest value."""

from hypothesis import given
from hypothesis import strategies as st

from petition.web.art import plot
from petition.web.art.plot import Plot

WIDE = Plot("wide", (100, 50), 10, 90, 5, 40, captions=3)


@given(st.integers(0, 10**8), st.integers(1, 6))
def test_a_scale_is_even_and_reaches_the_highest_value(highest, most):
    marks = plot.ticks(highest, most)

    assert 1 <= len(marks) <= most
    assert marks[-1] >= highest
    assert marks == [marks[0] * n for n in range(1, len(marks) + 1)]


def test_a_scale_goes_no_further_than_it_must():
    assert plot.ticks(742, 4) == [200, 400, 600, 800]
    assert plot.ticks(3, 4) == [1, 2, 3]
    assert plot.ticks(9520, 5) == [2000, 4000, 6000, 8000, 10000]


def test_nothing_stands_on_the_floor_and_the_highest_at_the_top():
    assert WIDE.y(0, 200) == 40
    assert WIDE.y(100, 200) == 22.5
    assert WIDE.y(200, 200) == 5


def test_captions_are_few_and_the_first_and_last_are_among_them():
    drawn = plot.axis(WIDE, ["a", "b", "c", "d", "e"])

    assert [drawn.count(f">{name}<") for name in "abcde"] == [1, 0, 1, 0, 1]
    assert 'text-anchor="start">a' in drawn
    assert 'text-anchor="end">e' in drawn


def test_a_single_beat_has_one_caption():
    assert plot.axis(WIDE, ["today"]).count("<text") == 1
