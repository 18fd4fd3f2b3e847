"""Waiting for a condition, never for a time."""

import time
from collections.abc import Callable

LONGEST_SECONDS = 40.0
PAUSE_SECONDS = 0.02


def until(holds: Callable[[], object], seconds: float = LONGEST_SECONDS) -> None:
    """Returns once `holds` gives something true; fails when it never does."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"never came true within {seconds} s"
        time.sleep(PAUSE_SECONDS)
