"""The tree of refusals: what a rule or a deed says instead of doing what it was asked.

What a refusal means to the asker (a status, a page, a sentence) is decided where it is answered.
"""

from collections.abc import Mapping


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


class Closed(Refused):
    """The campaign takes no signatures now."""


class TooMany(Refused):
    """The same was asked too often; it may be asked again after `retry_after_seconds`."""

    def __init__(self, retry_after_seconds: int = 60) -> None:
        super().__init__(f"again after {retry_after_seconds} s")
        self.retry_after_seconds = retry_after_seconds
