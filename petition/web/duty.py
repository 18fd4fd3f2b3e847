"""Who of the staff has sent the request at hand, and the session that its answer leaves behind."""

import hashlib
import hmac

from flask import Response, after_this_request, g
from markupsafe import Markup

from petition import current
from petition.rules import clock, logins, tokens
from petition.store import database
from petition.store.queries import staff_sessions
from petition.store.queries.staff_sessions import OnDuty
from petition.web import session_cookie

__all__ = [
    "OnDuty",
    "csrf_field",
    "enter",
    "has_token",
    "is_fully_in",
    "leave",
    "on_duty",
    "present",
]


def on_duty() -> OnDuty:
    """The member of staff behind this request; only where a guard has let one in."""
    found = present()
    if found is None:
        raise LookupError("a view that no guard of staff protects asks who is on duty")
    return found


def present() -> OnDuty | None:
    """Whoever's session the cookie carries, past the second factor or not; None for strangers."""
    if "on_duty" not in g:
        g.session_secret = session_cookie.carried()
        g.on_duty = _found(g.session_secret) if g.session_secret else None
        if g.on_duty:
            _speak(g.on_duty.language)
            after_this_request(_keep_cookie)
    found: OnDuty | None = g.on_duty
    return found


def is_fully_in(found: OnDuty) -> bool:
    """Whether nothing is left to ask: neither for a code nor to enrol where everyone must."""
    must_enrol = current.settings().require_two_factor and not found.is_enrolled
    return found.is_verified and not must_enrol


def enter(secret: str) -> None:
    """From the answer at hand on the browser carries this session."""
    g.session_secret = secret
    after_this_request(_keep_cookie)


def leave() -> None:
    """With the answer at hand the browser forgets its session."""
    g.session_secret = None
    after_this_request(_keep_cookie)


def csrf_field() -> Markup:
    """The hidden field that every form of staff carries: a token of this session alone."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(_token())


def has_token(typed: str) -> bool:
    """Whether a form carries the token of the session that it is sent with."""
    return bool(g.get("session_secret")) and hmac.compare_digest(typed.encode(), _token().encode())


def _token() -> str:
    key = current.settings().secret_key.encode()
    secret = str(g.get("session_secret") or "")
    return hmac.digest(key, b"csrf\0" + secret.encode(), hashlib.sha256)[:16].hex()


def _found(secret: str) -> OnDuty | None:
    since = clock.now() - logins.LONGEST
    return staff_sessions.on_duty(database.db.session(), tokens.digest(secret), since)


def _speak(language: str) -> None:
    if language in current.settings().languages:
        g.language = language


def _keep_cookie(response: Response) -> Response:
    return session_cookie.write(response, g.session_secret)
