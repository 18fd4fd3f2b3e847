"""Guessing is slowed down: five failures a minute for an account, be there such an account or not.

An attempt is written down as a failure before it is judged, and taken back when it was right:
a hundred guesses at once are not judged before the first of them is counted.
"""

import hashlib
import hmac
import math
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import email_address, logins
from petition.rules.errors import Invalid, TooMany
from petition.store.queries import login_failures

_log = structlog.get_logger(__name__)


def account_key(email: str) -> bytes:
    """A keyed hash of the person's address, or of whatever was typed in its place."""
    try:
        canonical = email_address.canonical(email)
    except Invalid:
        canonical = email.strip().lower()[: email_address.LONGEST]
    key = settings().secret_key.encode()
    return hmac.digest(key, b"login\0" + canonical.encode(), hashlib.sha256)[:16]


def begin(session: Session, key: bytes, now: datetime) -> int:
    """Counts an attempt as failed for now; gives its id. TooMany where there is no room."""
    login_failures.count_alone(session, key)
    since = now - logins.FAILURE_WINDOW
    failures = login_failures.newest(session, key, since, logins.FAILURES)
    if len(failures) >= logins.FAILURES:
        _log.warning("login_locked")
        wait = failures[-1] + logins.FAILURE_WINDOW - now
        raise TooMany(max(1, math.ceil(wait.total_seconds())))
    return login_failures.add(session, key, now)


def succeed(session: Session, attempt_id: int) -> None:
    """The attempt was right, and is no failure."""
    login_failures.remove(session, attempt_id)
