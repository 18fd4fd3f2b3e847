"""Numbers that strangers write into addresses."""

from petition.rules.errors import Invalid

LARGEST = 2**31 - 1


def key(text: str | None) -> int | None:
    """A key to go on from; None when there is none; Invalid when it is no such number."""
    if text is None or text == "":
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise Invalid({"after": "number_expected"})
    return min(int(text), LARGEST)


def is_key(text: str) -> bool:
    """Whether a text can be the key of a row: nothing but digits, few enough for any database."""
    return text.isascii() and text.isdecimal() and len(text) <= 18


def limit(text: str | None, default: int, largest: int) -> int:
    """How many are wanted: at least one, and never more than `largest`."""
    if text is None or text == "":
        return default
    if not (text.isascii() and text.isdigit()):
        raise Invalid({"limit": "number_expected"})
    return max(1, min(int(text[:18]), largest))
