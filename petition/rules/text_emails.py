"""Email addresses in a text: an author's contacts are not published."""

import re

HIDDEN_EMAIL = "[…]"
_DOMAIN = r"(?:[a-z0-9-]+\.)+(?:xn--[a-z0-9-]+|[a-z]{2,})"
_WIDE_DOMAIN = r"(?:[^\W_][\w-]*[.．。])+[^\W\d_]{2,}"
# The first leaves Chinese around an address alone, the second finds addresses in any script.
_EMAILS = tuple(
    re.compile(
        rf"(?<!{local})(?:https?://(?:[^\s/@:<>]*:)?)?{local}++[@＠﹫]{domain}", re.IGNORECASE
    )
    for local, domain in ((r"[a-z0-9.!#$%'+/=?^_{|}~-]", _DOMAIN), (r"[\w.+-]", _WIDE_DOMAIN))
)


def without_emails(text: str) -> tuple[str, int]:
    """The text with a sign in the place of each address, and how many there were."""
    hidden = 0
    for pattern in _EMAILS:
        text, count = pattern.subn(HIDDEN_EMAIL, text)
        hidden += count
    return text, hidden


def holds_email(text: str) -> bool:
    """Whether an address stands in the text."""
    return any(pattern.search(text) for pattern in _EMAILS)


def split_at_emails(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is an address; none is empty."""
    pieces = [(text, False)]
    for pattern in _EMAILS:
        pieces = [part for piece in pieces for part in _split(*piece, pattern)]
    return pieces


def _split(text: str, is_email: bool, pattern: re.Pattern[str]) -> list[tuple[str, bool]]:
    if is_email:
        return [(text, True)]
    found, position = [], 0
    for email in pattern.finditer(text):
        found += [(text[position : email.start()], False), (email[0], True)]
        position = email.end()
    return [piece for piece in (*found, (text[position:], False)) if piece[0]]
