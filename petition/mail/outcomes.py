"""What may become of an email that was handed on.

Codes are kept and logged: words such as `smtp_550` and `timed_out`, never what a server said,
which may quote an address.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Delivered:
    """The other side has taken it; `where` is the file it lies in, if it is one."""

    where: str = ""


@dataclass(frozen=True)
class Refused:
    """It will never be taken."""

    code: str


@dataclass(frozen=True)
class Postponed:
    """It was not taken now: try again later."""

    code: str


Outcome = Delivered | Refused | Postponed


class Pointless(Exception):
    """An email should not go any more; the message is a code that names nobody."""
