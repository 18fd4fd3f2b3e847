"""How long to wait before trying again what another party would not take."""

import secrets

FIRST_SECONDS = 2
LONGEST_SECONDS = 15 * 60
JITTER = 0.25

_random = secrets.SystemRandom()


def pause_seconds(attempts_count: int) -> float:
    """The pause after so many attempts: doubling up to 15 minutes, and up to a quarter longer.

    The jitter keeps what failed together from coming back together.
    """
    doublings = min(max(attempts_count - 1, 0), 20)
    seconds = float(min(FIRST_SECONDS << doublings, LONGEST_SECONDS))
    return seconds * _random.uniform(1, 1 + JITTER)
