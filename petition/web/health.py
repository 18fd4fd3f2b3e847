"""For those who watch the instance: is the process alive, and can it work?"""

from flask import Blueprint, Response, json, make_response
from sqlalchemy.exc import DBAPIError

from petition.store import schema
from petition.web import guards, limits

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@guards.public
def healthz() -> Response:
    """The process answers."""
    return _answer(200, {"status": "ok"})


@blueprint.get("/readyz")
@guards.public
def readyz() -> Response:
    """The database answers and is migrated, else 503 with the reason; notes a lost Redis."""
    try:
        reason = None if schema.is_current() else "migrations are not applied: run init"
    except DBAPIError:
        reason = "the database does not answer"
    if reason:
        response = _answer(503, {"status": "unavailable", "reason": reason})
        response.headers["Retry-After"] = "5"
        return response
    rate_limits = "shared" if limits.is_shared() else "in memory"
    return _answer(200, {"status": "ok", "rate_limits": rate_limits})


def _answer(status: int, content: dict[str, str]) -> Response:
    response = make_response(json.dumps(content), status)
    response.mimetype = "application/json"
    return response
