"""The yardstick: the least a Flask application can do for the same answer, and nothing more.

One durable INSERT by the bare driver for each POST, one small JSON object for each GET.
"""

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import psycopg
from flask import Flask, request
from werkzeug import Response

from petition.store import sqlite

TABLE = "CREATE TABLE IF NOT EXISTS kept (id {key}, name TEXT, email TEXT, at TEXT)"
INSERT = "INSERT INTO kept (name, email, at) VALUES ({0}, {0}, {0})"
# As many bytes as a campaign's count with its share counted elsewhere.
COUNT = {"count": 8629, "filling": "x" * 210}
Insert = Callable[[tuple[str, str, str]], None]


def into(url: str) -> Insert:
    """What puts one row into the database at `url`, durably, on a connection per thread."""
    if url.startswith("sqlite"):
        return _into_sqlite(url.removeprefix("sqlite:///"))
    return _into_postgresql(url.replace("postgresql+psycopg", "postgresql"))


def _into_sqlite(path: str) -> Insert:
    own, writing = threading.local(), threading.Lock()
    insert = INSERT.format("?")

    def connection() -> Any:
        if not hasattr(own, "connection"):
            own.connection = sqlite.driver().connect(path, isolation_level=None)
            for pragma in sqlite.PRAGMAS:
                own.connection.execute(pragma)
        return own.connection

    def put(row: tuple[str, str, str]) -> None:
        # One at a time: without the lock the writers would sleep in SQLite's busy wait.
        with writing:
            connection().execute(insert, row)

    connection().execute(TABLE.format(key="INTEGER PRIMARY KEY"))
    return put


def _into_postgresql(url: str) -> Insert:
    own = threading.local()
    insert = INSERT.format("%s")
    key = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"

    def put(row: tuple[str, str, str]) -> None:
        if not hasattr(own, "connection"):
            own.connection = psycopg.connect(url, autocommit=True)
        own.connection.execute(insert, row, prepare=True)

    with psycopg.connect(url) as connection:
        connection.execute(TABLE.format(key=key))
    return put


def create_app(database_url: str) -> Flask:
    """The yardstick on the database at `database_url`."""
    app = Flask("yardstick", static_folder=None)
    put = into(database_url)

    @app.post("/")
    def insert() -> Response:
        form = request.form
        put((form.get("name", ""), form.get("email", ""), datetime.now(UTC).isoformat()))
        return Response(status=303, headers={"Location": "/"})

    @app.get("/")
    def count() -> dict[str, Any]:
        return COUNT

    return app


if url := os.environ.get("YARDSTICK_URL"):
    app = create_app(url)
