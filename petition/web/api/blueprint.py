"""The blueprint of the API, and how its answers are written."""

from datetime import date, datetime
from typing import cast

from flask import Blueprint, Response, current_app

from petition.rules import ledger

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def answer(content: object) -> Response:
    """JSON in UTF-8, keys in the order they are given."""
    return cast(Response, current_app.json.response(content))


def day(value: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return value.isoformat() if value else None


def moment(value: datetime) -> str:
    """A moment as RFC 3339 in UTC, to the second."""
    return ledger.timestamp(value)
