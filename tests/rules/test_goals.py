"""The next goal: the campaign's own steps first, then round numbers, always above the total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import goals

STEPS = (1000, 2500, 5000)


@pytest.mark.parametrize(
    ("total", "goal"),
    [(0, 1000), (999, 1000), (1000, 2500), (2499, 2500), (2500, 5000), (4999, 5000)],
)
def test_the_next_goal_is_the_first_step_above_the_total(total, goal):
    assert goals.next_goal(STEPS, total) == goal


@pytest.mark.parametrize(
    ("total", "goal"),
    [(5000, 10_000), (10_000, 25_000), (25_000, 50_000), (99_999, 100_000), (100_000, 250_000)],
)
def test_beyond_the_last_step_the_goals_are_round_numbers(total, goal):
    assert goals.next_goal(STEPS, total) == goal


def test_a_campaign_without_steps_starts_with_a_thousand():
    assert goals.next_goal((), 0) == 1000


def test_the_order_in_which_steps_are_given_does_not_matter():
    assert goals.next_goal((5000, 1000, 2500), 700) == 1000


@given(st.lists(st.integers(1, 10**9), max_size=5), st.integers(0, 10**12))
def test_a_goal_is_always_above_the_total(steps, total):
    goal = goals.next_goal(steps, total)

    assert goal > total
    assert not [step for step in steps if total < step < goal]
