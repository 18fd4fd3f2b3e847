"""The tree of refusals: what a rule or a deed says instead of doing what it was asked.

What a refusal means to the asker (a status, a page, a sentence) is decided where it is answered.
"""

from collections.abc import Mapping
from datetime import datetime


class Refused(Exception):
    """A request is refused; the message names the rule and never quotes what a person wrote."""


class Invalid(Refused):
    """What a person filled in cannot be accepted: `errors` maps each field to one code."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(", ".join(errors.values()))
        self.errors = dict(errors)


class NotFound(Refused):
    """There is nothing of that name, or nothing that the asker may know of."""


class NotAllowed(Refused):
    """Whoever asks has not logged in, or has not the role for it."""


class Gone(Refused):
    """It was there and is no more: a link has expired, a signature was withdrawn."""


class MessageGone(Gone):
    """The link is that of a message which has expired or was erased."""


class OwnLinkGone(Gone):
    """The link to one's own signature leads nowhere: it was erased, or withdrawn and begun anew."""


class Closed(Refused):
    """The campaign takes no signatures, and no messages, now."""


class TooMany(Refused):
    """The same was asked too often; it may be asked again after `retry_after_seconds`."""

    def __init__(self, retry_after_seconds: int = 60) -> None:
        super().__init__(f"again after {retry_after_seconds} s")
        self.retry_after_seconds = retry_after_seconds


class TooLate(Refused):
    """It was decided meanwhile: `by` names who did `deed`, at the moment `at`."""

    def __init__(self, deed: str, by: str, at: datetime) -> None:
        super().__init__(f"{deed} at {at.isoformat()}")
        self.deed = deed
        self.by = by
        self.at = at


class TakenBy(Refused):
    """Somebody else is at it: `by` names who, at most until the moment `until`."""

    def __init__(self, by: str, until: datetime) -> None:
        super().__init__(f"taken until {until.isoformat()}")
        self.by = by
        self.until = until


class Changed(Refused):
    """It is not any more what the asker had seen."""
