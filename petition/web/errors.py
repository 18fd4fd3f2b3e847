"""Every refusal and failure becomes a page in the visitor's language; in the API problem+json."""

import math
import time
from collections.abc import Mapping
from http import HTTPStatus

import sqlalchemy as sa
import structlog
from flask import (
    Flask,
    Response,
    current_app,
    g,
    json,
    make_response,
    render_template,
    request,
    url_for,
)
from flask_babel import LazyString
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from petition.rules import errors as refusals
from petition.web import limits
from petition.web.forms import texts
from petition.web.public.campaigns import preferred_language

RETRY_SECONDS = 5
# What an error of werkzeug's says besides, and a client needs to do better.
KEPT_HEADERS = ("Allow", "WWW-Authenticate")
STATUS: dict[type[refusals.Refused], int] = {
    refusals.Invalid: 422,
    refusals.NotAllowed: 403,
    refusals.NotFound: 404,
    refusals.Gone: 410,
    refusals.MessageGone: 410,
    refusals.OwnLinkGone: 410,
    refusals.Closed: 409,
    refusals.TooMany: 429,
    refusals.TooLate: 409,
    refusals.TakenBy: 409,
    refusals.Changed: 409,
}

_log = structlog.get_logger(__name__)


def install(app: Flask) -> None:
    """Has the application answer every error through this module."""
    app.register_error_handler(refusals.Refused, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(RateLimitExceeded, limited)
    app.register_error_handler(sa.exc.OperationalError, unavailable)
    app.register_error_handler(sa.exc.InterfaceError, unavailable)
    app.register_error_handler(sa.exc.TimeoutError, unavailable)
    app.register_error_handler(Exception, failure)


def refused(refusal: refusals.Refused) -> Response:
    """The status that stands for this kind of refusal."""
    g.refusal = type(refusal)
    if isinstance(refusal, refusals.TooMany):
        seconds = refusal.retry_after_seconds
        return _retry_after(_answer(429, retry_after=seconds), seconds)
    fields = refusal.errors if isinstance(refusal, refusals.Invalid) else {}
    g.is_about_message = isinstance(refusal, refusals.MessageGone)
    g.is_about_own_signature = isinstance(refusal, refusals.OwnLinkGone)
    return _answer(STATUS[type(refusal)], fields)


def http_error(error: HTTPException) -> Response:
    """What Flask and werkzeug refuse: unknown addresses, wrong methods, bodies too large."""
    code = error.code or 500
    if code < 400:
        return make_response(error.get_response())
    response = _answer(code if code in texts.REFUSALS else _nearest(code))
    given = error.get_response().headers
    response.headers.extend({name: given[name] for name in KEPT_HEADERS if name in given})
    return response


def limited(_error: RateLimitExceeded) -> Response:
    """Too many from one address: says when there will be room again."""
    seconds = _seconds_to_wait()
    return _retry_after(_answer(429, retry_after=seconds), seconds)


def unavailable(error: Exception) -> Response:
    """The database is away, full or locked: 503, and it may well work in a moment."""
    _log.error("database_unavailable", kind=type(error).__name__, path=_endpoint())
    return _retry_after(_answer(503, retry_after=RETRY_SECONDS), RETRY_SECONDS)


def failure(error: Exception) -> Response:
    """Our own fault: logged with its trace, told without it."""
    _log.exception("request_failed", path=_endpoint())
    if current_app.testing:
        raise error
    return _answer(500)


def _answer(status: int, fields: Mapping[str, str] | None = None, retry_after: int = 0) -> Response:
    if "language" not in g:
        g.language = preferred_language()
    if request.path.startswith("/api/"):
        return _problem(status, fields or {})
    return _page(status, retry_after)


def _page(status: int, retry_after: int) -> Response:
    title, sentence = _words(status)
    # A page is told of no field, so that the general status says as much.
    shown = 400 if status == 422 else status
    page = render_template(
        "public/gone.html" if status == 410 else "errors/error.html",
        status=shown,
        title=title,
        sentence=sentence,
        retry_after=retry_after,
        campaign_url=_way_back(status),
    )
    return make_response(page, shown)


def _words(status: int) -> tuple[LazyString, LazyString]:
    by_status = texts.REFUSALS[400 if status == 422 else status]
    return texts.BY_REFUSAL.get(g.get("refusal"), by_status)


def _way_back(status: int) -> str | None:
    arguments = request.view_args or {}
    if status in (404, 500, 503) or not {"language", "slug"} <= arguments.keys():
        return None
    return url_for("public.campaign", language=arguments["language"], slug=arguments["slug"])


def _problem(status: int, fields: Mapping[str, str]) -> Response:
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(_words(status)[1]),
    }
    if fields:
        problem["errors"] = dict(fields)
    response = make_response(json.dumps(problem), status)
    response.mimetype = "application/problem+json"
    return response


def _nearest(code: int) -> int:
    return 400 if code < 500 else 500


def _retry_after(response: Response, seconds: int) -> Response:
    response.headers["Retry-After"] = str(seconds)
    if request.path.startswith("/api/"):
        # A script on another site's page could not read it otherwise.
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"
    return response


def _seconds_to_wait() -> int:
    limit = current_app.extensions[limits.EXTENSION].current_limit
    return max(1, math.ceil(limit.reset_at - time.time())) if limit else RETRY_SECONDS


def _endpoint() -> str:
    # The rule, not the path: a path may hold somebody's token.
    return str(request.url_rule or "none")
