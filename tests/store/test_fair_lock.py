"""The lock lets one in at a time, in the order they came."""

import threading
import time

import pytest

from petition.store.fair_lock import FairLock


def wait_for(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.0005)


def started(deed, *arguments):
    thread = threading.Thread(target=deed, args=arguments)
    thread.start()
    return thread


def queued(lock, number):
    """Waits until `number` threads stand in the lock's queue."""
    wait_for(lambda: len(lock._waiters) == number)


def test_only_one_thread_is_inside():
    lock, inside, most = FairLock(), [], []

    def enter_often():
        for _ in range(200):
            with lock:
                inside.append(1)
                most.append(len(inside))
                time.sleep(0)
                inside.pop()

    threads = [started(enter_often) for _ in range(8)]
    for thread in threads:
        thread.join()

    assert len(most) == 1600
    assert max(most) == 1


def test_waiters_are_served_in_the_order_they_came():
    lock, order, threads = FairLock(), [], []

    def enter(number):
        with lock:
            order.append(number)

    with lock:
        for number in range(20):
            threads.append(started(enter, number))
            queued(lock, number + 1)
    for thread in threads:
        thread.join()

    assert order == list(range(20))


def test_who_leaves_and_comes_back_does_not_overtake_a_waiter():
    lock, order = FairLock(), []

    def enter():
        with lock:
            order.append("waiter")

    with lock:
        waiter = started(enter)
        queued(lock, 1)
    with lock:
        order.append("back again")
    waiter.join()

    assert order == ["waiter", "back again"]


def test_an_error_inside_opens_the_lock_for_the_next():
    lock = FairLock()

    with pytest.raises(ValueError, match="inside"), lock:
        raise ValueError("inside")

    entered = started(lock.__enter__)
    entered.join(10)
    assert not entered.is_alive()
