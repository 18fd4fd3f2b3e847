"""Named rate limits, exact within one process and, with Redis, across all of them."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, TypeVar

from flask import Flask, current_app, request
from flask_limiter import Limiter

from petition import current
from petition.settings import Settings
from petition.web import limit_memory

View = TypeVar("View", bound=Callable[..., Any])
REDIS_SECONDS = 0.25
EXTENSION = "petition_limiter"


def named(name: str, whose: Callable[[], str] | None = None) -> Callable[[View], View]:
    """Marks a view for the limit of that name: `sign` is the setting SIGN_RATE_LIMIT.

    `whose` tells apart those who each have the limit to themselves: without it, networks.
    """

    def mark(view: View) -> View:
        view.rate_limit = name  # type: ignore[attr-defined]
        view.rate_limit_whose = whose or network  # type: ignore[attr-defined]
        return view

    return mark


def install(app: Flask, settings: Settings) -> None:
    """Puts its limit around every marked view of the application."""
    app.config["RATELIMIT_ENABLED"] = True
    limiter = Limiter(
        network,
        app=app,
        strategy="moving-window",
        in_memory_fallback_enabled=settings.redis_url is not None,
        **_storage(settings),
    )
    # It would look at every request; ours look for themselves, those that are limited.
    app.before_request_funcs[None].remove(limiter._check_request_limit)
    app.extensions[EXTENSION] = limiter
    for endpoint, view in list(app.view_functions.items()):
        if name := getattr(view, "rate_limit", None):
            limit = getattr(settings, f"{name}_rate_limit")
            whose = getattr(view, "rate_limit_whose", network)
            around = limiter.shared_limit(limit, scope=name, key_func=whose)
            app.view_functions[endpoint] = around(view)  # type: ignore[assignment]


def network() -> str:
    """Whose request this is: the address, or the /64 that one IPv6 household has."""
    try:
        address = ip_address(request.remote_addr or "127.0.0.1")
    except ValueError:  # a proxy in front says "unknown", or something with a port
        return "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _storage(settings: Settings) -> dict[str, Any]:
    if settings.redis_url is None:
        return {"storage_uri": f"{limit_memory.SCHEME}://"}
    seconds = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
    return {"storage_uri": settings.redis_url, "storage_options": seconds}


def is_shared() -> bool:
    """Whether the limits hold across processes at this moment: Redis is set up and answers."""
    if current.settings().redis_url is None:
        return False
    limiter: Limiter = current_app.extensions[EXTENSION]
    return bool(limiter.storage.check())
