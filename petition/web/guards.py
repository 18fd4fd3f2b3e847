"""Who may call an address, and how a foreign page is kept from doing it in a visitor's name.

Each view says so with a decorator; a test refuses a route without one.
"""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort, redirect, request, url_for
from werkzeug import Response
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from petition.rules import logins
from petition.rules.errors import NotAllowed
from petition.rules.states import Role
from petition.web import duty, headers, partner_access

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Anyone may call it."""
    view.guard = "public"  # type: ignore[attr-defined]
    return view


def same_origin(view: View) -> View:
    """Refuses with 403 a POST that a browser says another site's page has sent.

    A browser says so in Sec-Fetch-Site or Origin; what sends neither is no browser, and has no
    visitor whose name it could use.
    """

    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if _is_from_elsewhere():
            abort(403)
        return view(*args, **kwargs)

    guarded.csrf = "same-origin"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def partner(view: View) -> View:
    """Only a partner, by a key in force: 401 without one.

    No form of another site can send a key, so that there is no forgery to guard against.
    """

    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if partner_access.present() is None:
            raise Unauthorized(www_authenticate=_challenge())
        return view(*args, **kwargs)

    guarded.guard = "partner"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def staff(least: Role) -> Callable[[View], View]:
    """Only staff of at least this role, past the second factor where there must be one.

    Others are led to the login by a page, and refused with 403 by a form.
    """

    def mark(view: View) -> View:
        @functools.wraps(view)
        @headers.unframed
        def guarded(*args: Any, **kwargs: Any) -> Any:
            found = duty.present()
            if found is None or not duty.is_fully_in(found):
                return _led_to_login(found)
            if not logins.is_at_least(found.role, least):
                raise NotAllowed
            return view(*args, **kwargs)

        guarded.guard = least.value  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return mark


def entering(view: View) -> View:
    """Only whoever has given a password; the second factor may still be missing."""

    @functools.wraps(view)
    @headers.unframed
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs) if duty.present() else _led_to_login(None)

    guarded.guard = "entering"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def staff_form(view: View) -> View:
    """Refuses with 403 a form of staff that another site, or another session, has sent."""

    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if _is_from_elsewhere() or not duty.has_token(request.form.get("csrf", "")):
            abort(403)
        return view(*args, **kwargs)

    guarded.csrf = "session"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def _challenge() -> WWWAuthenticate:
    # RFC 6750: whoever sent no key at all is told of no error.
    fault = {"error": "invalid_token"} if partner_access.sent_key() else {}
    return WWWAuthenticate("bearer", {"realm": "partner keys", **fault})


def _led_to_login(found: duty.OnDuty | None) -> Response:
    if request.method not in ("GET", "HEAD"):
        raise NotAllowed
    step = "log_in" if found is None else "code" if found.is_enrolled else "enrol"
    return redirect(url_for(f"account.{step}", next=request.full_path.rstrip("?")), 303)


def _is_from_elsewhere() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.host
