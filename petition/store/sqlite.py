"""SQLite made fit for the job: a sound version, durable commits, explicit transactions."""

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from petition.store import database

try:
    from pysqlite3 import dbapi2 as bundled
except ImportError:  # no wheel for this platform: Python's own SQLite serves
    bundled = sqlite3

# Before 3.51.3 two connections that write and checkpoint at one instant can corrupt a WAL database.
SOUND_VERSION = (3, 51, 3)

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-4000",
    "PRAGMA temp_store=MEMORY",
)


def driver() -> Any:
    """The DB-API module in use: Python's own when its SQLite is sound, else the bundled one."""
    return sqlite3 if sqlite3.sqlite_version_info >= SOUND_VERSION else bundled


def prepare(engine: sa.Engine) -> None:
    """Makes the file, private to its owner, and sets up each connection to it."""
    path = Path(str(engine.url.database))
    path.parent.mkdir(parents=True, exist_ok=True)
    # Closing a file gives up all locks that the process has on it: one that is there stays closed.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)


def _set_up(connection: Any, _record: object) -> None:
    # Python's own transactions are switched off: `_begin` says which kind begins.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: sa.Connection) -> None:
    # A transaction that means to write asks for the lock first: asking half-way could only fail.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if database.is_writing() else "BEGIN")
