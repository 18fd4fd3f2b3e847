"""Who may call an address, and how a foreign page is kept from doing it in a visitor's name.

Each view says so with a decorator; a test refuses a route without one.
"""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort, request

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


def _is_from_elsewhere() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.host
