"""The signed token of a public form: no session, no cookie, so that its page can be shared.

It says when the form was drawn and that we drew it. It is no secret: what keeps other sites from
posting in a visitor's name is guards.same_origin.
"""

import hashlib
import hmac
import time

from petition import current

LIFETIME_SECONDS = 7 * 24 * 3600


def draw() -> str:
    """A token for a form drawn now."""
    drawn_at = f"{int(time.time() * 10):x}"
    return f"{drawn_at}-{_seal(drawn_at)}"


def age(token: str) -> float | None:
    """How many seconds ago the form was drawn; None if not by us, or longer ago than a week."""
    drawn_at, _, seal = token.partition("-")
    if not seal.isascii() or not hmac.compare_digest(seal, _seal(drawn_at)):
        return None
    seconds = time.time() - int(drawn_at, 16) / 10
    return max(seconds, 0.0) if seconds < LIFETIME_SECONDS else None


def _seal(drawn_at: str) -> str:
    key = current.settings().secret_key.encode()
    return hmac.digest(key, b"form\0" + drawn_at.encode(), hashlib.sha256)[:12].hex()
