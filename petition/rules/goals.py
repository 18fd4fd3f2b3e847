"""The next goal of a campaign: always above the total, near enough to be believed."""

from collections.abc import Iterable


def next_goal(steps: Iterable[int], total: int) -> int:
    """The first of the campaign's `steps` above `total`, or beyond them the next round number."""
    ahead = [step for step in steps if step > total]
    return min(ahead) if ahead else round_number_above(total)


def round_number_above(total: int) -> int:
    """The first of 1 000, 2 500, 5 000, 10 000, 25 000 ... that is above `total`."""
    power = 1000
    while True:
        for step in (power, power * 5 // 2, power * 5):
            if step > total:
                return step
        power *= 10
