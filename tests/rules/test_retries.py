"""The pause before another attempt."""

import pytest

from petition.rules import retries


@pytest.mark.parametrize(("attempts_count", "seconds"), [(1, 2), (2, 4), (5, 32), (9, 512)])
def test_the_pause_doubles_with_each_attempt(attempts_count, seconds):
    pauses = [retries.pause_seconds(attempts_count) for _ in range(200)]

    assert seconds <= min(pauses)
    assert max(pauses) <= seconds * 1.25


@pytest.mark.parametrize("attempts_count", [10, 100, 10**9])
def test_no_pause_is_much_longer_than_a_quarter_of_an_hour(attempts_count):
    assert 900 <= retries.pause_seconds(attempts_count) <= 900 * 1.25


def test_what_failed_together_does_not_come_back_together():
    assert len({retries.pause_seconds(3) for _ in range(20)}) > 1
