"""A place in the queue of moderators, as an address can hold it."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_START = datetime(1970, 1, 1, tzinfo=UTC)


class Position(NamedTuple):
    """Whose turn it was: since when it had waited, and the message's id."""

    waiting_since: datetime
    message_id: int

    @property
    def code(self) -> str:
        """The position in letters that fit an address."""
        return f"{(self.waiting_since - _START) // timedelta(microseconds=1)}-{self.message_id}"


def read(code: str) -> Position | None:
    """The position that a code stands for, or None where it stands for none."""
    moment, dash, number = code.partition("-")
    if not (dash and _is_whole(moment) and _is_whole(number)):
        return None
    return Position(_START + timedelta(microseconds=int(moment)), int(number))


def _is_whole(digits: str) -> bool:
    # Sixteen digits last till the year 2286, and no arithmetic overflows.
    return digits.isascii() and digits.isdecimal() and len(digits) <= 16
