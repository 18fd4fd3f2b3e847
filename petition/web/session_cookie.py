"""The cookie of staff: the secret of a session, and when we last saw it, sealed.

The moment travels in the cookie, renewed with each answer, so that reading a page writes no row.
"""

import hashlib
import hmac

from flask import Response, request

from petition import current
from petition.rules import clock, logins


def name() -> str:
    """What the cookie is called; over HTTPS with the prefix that binds it to this very host."""
    return "__Host-session" if current.settings().is_https else "session"


def carried() -> str | None:
    """The secret that this request brings, if it is sealed by us and was seen not long ago."""
    secret, _, rest = request.cookies.get(name(), "").partition(".")
    seen_at, _, seal = rest.partition(".")
    if not rest.isascii() or not hmac.compare_digest(seal, _seal(secret, seen_at)):
        return None
    idle_seconds = clock.now().timestamp() - int(seen_at, 16)
    return secret if idle_seconds < logins.IDLE.total_seconds() else None


def value(secret: str) -> str:
    """The cookie that says: this session, seen now."""
    seen_at = f"{int(clock.now().timestamp()):x}"
    return f"{secret}.{seen_at}.{_seal(secret, seen_at)}"


def write(response: Response, secret: str | None) -> Response:
    """Has the browser keep the session, seen now; or forget the one that it has."""
    marks = {"secure": current.settings().is_https, "httponly": True, "samesite": "Lax"}
    if secret:
        response.set_cookie(name(), value(secret), path="/", **marks)  # type: ignore[arg-type]
    else:
        response.delete_cookie(name(), path="/", **marks)  # type: ignore[arg-type]
    return response


def _seal(secret: str, seen_at: str) -> str:
    key = current.settings().secret_key.encode()
    said = f"seen\0{secret}\0{seen_at}".encode()
    return hmac.digest(key, said, hashlib.sha256).hex()
