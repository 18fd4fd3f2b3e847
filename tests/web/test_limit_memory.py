"""The memory of rate limits: exact at the edges of its windows and under threads."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine

from petition.web.limit_memory import SWEEP_SECONDS, LimitMemory


@pytest.fixture
def memory():
    return LimitMemory()


def test_a_limit_lets_exactly_so_many_through(memory):
    answers = [memory.acquire_entry("anna", 3, 60) for _ in range(5)]

    assert answers == [True, True, True, False, False]


def test_visitors_do_not_share_a_limit(memory):
    assert memory.acquire_entry("anna", 1, 60)

    assert memory.acquire_entry("wang", 1, 60)


def test_hits_move_out_of_the_window_one_by_one(memory):
    with time_machine.travel(1_600_000_000.0, tick=False) as clock:
        assert memory.acquire_entry("anna", 2, 60)
        clock.shift(40)
        assert memory.acquire_entry("anna", 2, 60)

        assert not memory.acquire_entry("anna", 2, 60)
        clock.shift(21)

        assert memory.acquire_entry("anna", 2, 60)
        assert not memory.acquire_entry("anna", 2, 60)


def test_a_refused_hit_does_not_prolong_the_wait(memory):
    with time_machine.travel(1_600_000_000.0, tick=False) as clock:
        memory.acquire_entry("anna", 1, 60)
        clock.shift(59)
        assert not memory.acquire_entry("anna", 1, 60)
        clock.shift(2)

        assert memory.acquire_entry("anna", 1, 60)


def test_the_window_tells_when_its_oldest_hit_was(memory):
    with time_machine.travel(1_600_000_000.0, tick=False) as clock:
        memory.acquire_entry("anna", 5, 60)
        clock.shift(10)
        memory.acquire_entry("anna", 5, 60)

        assert memory.get_moving_window("anna", 5, 60) == (1_600_000_000.0, 2)
        assert memory.get_expiry("anna") == 1_600_000_060.0


def test_a_hundred_threads_get_exactly_the_limit_through(memory):
    with ThreadPoolExecutor(32) as threads:
        answers = list(threads.map(lambda _: memory.acquire_entry("anna", 70, 60), range(1000)))

    assert answers.count(True) == 70


def test_visitors_who_left_are_swept_out():
    with time_machine.travel(1_600_000_000.0, tick=False) as clock:
        memory = LimitMemory()
        for number in range(50):
            memory.acquire_entry(f"visitor {number}", 5, 10)
        clock.shift(SWEEP_SECONDS + 1)
        memory.acquire_entry("anna", 5, 10)

        assert memory.reset() == 1
