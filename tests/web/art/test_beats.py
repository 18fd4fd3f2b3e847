"""Beats: days, weeks or months, and never a signature lost between them."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from petition.web.art import beats
from petition.web.art.beats import Beat

FIRST = date(2020, 2, 21)

per_day = st.dictionaries(
    st.integers(0, 4000).map(lambda n: FIRST + timedelta(days=n)), st.integers(0, 10_000)
)


def opened_for(days: int) -> list[Beat]:
    """The beats of a campaign with one signature a day."""
    counts = {FIRST + timedelta(days=n): 1 for n in range(days)}
    return beats.beats(counts, FIRST + timedelta(days=days - 1))


def test_nobody_has_signed_so_there_is_no_beat():
    assert beats.beats({}, FIRST) == []
    assert beats.beats({FIRST: 0}, FIRST) == []


def test_days_without_a_signature_are_beats_of_zero():
    line = beats.beats({FIRST: 3}, FIRST + timedelta(days=2))

    assert [beat.signatures for beat in line] == [3, 0, 0]


def test_a_day_ahead_of_our_clock_is_still_drawn():
    line = beats.beats({FIRST + timedelta(days=1): 2}, FIRST)

    assert line == [Beat(FIRST + timedelta(days=1), FIRST + timedelta(days=1), 2)]


def test_sixty_days_are_days_and_one_more_makes_weeks():
    assert (len(opened_for(60)), beats.unit(opened_for(60))) == (60, "day")
    assert beats.unit(opened_for(61)) == "week"


def test_weeks_begin_on_monday_after_a_first_short_one():
    line = opened_for(70)

    assert line[0] == Beat(FIRST, date(2020, 2, 23), 3)
    assert line[1] == Beat(date(2020, 2, 24), date(2020, 3, 1), 7)


def test_more_than_sixty_weeks_become_calendar_months():
    line = opened_for(61 * 7)

    assert beats.unit(line) == "month"
    assert line[1] == Beat(date(2020, 3, 1), date(2020, 3, 31), 31)


def test_an_empty_line_counts_in_days():
    assert beats.unit([]) == "day"


def test_of_two_equal_beats_the_earlier_is_the_highest():
    line = beats.beats({FIRST: 5, FIRST + timedelta(days=1): 5}, FIRST + timedelta(days=1))

    assert beats.highest(line).first_day == FIRST


@given(per_day, st.integers(0, 4000))
def test_every_signature_is_in_exactly_one_beat(counts, today):
    line = beats.beats(counts, FIRST + timedelta(days=today))

    assert sum(beat.signatures for beat in line) == sum(counts.values())


@given(per_day, st.integers(0, 4000))
def test_beats_follow_each_other_without_a_gap(counts, today):
    line = beats.beats(counts, FIRST + timedelta(days=today))

    pairs = pairwise(line)
    assert all(before.last_day + timedelta(days=1) == after.first_day for before, after in pairs)
