"""Where the data lie while we measure: SQLite files, or a PostgreSQL that syncs every commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from tests import databases, postgres

DURABLE = ("fsync=on", "synchronous_commit=on", "listen_addresses=", "max_connections=200")


@dataclass(frozen=True)
class Place:
    """A kind of database; `pid` is its server's process, where it has one of its own."""

    name: str
    store: databases.Store
    folder: Path
    pid: int | None = None


@contextmanager
def sqlite(folder: Path) -> Iterator[Place]:
    """Databases that are files below `folder`."""
    yield Place("SQLite", databases.Sqlite(folder), folder)


@contextmanager
def postgresql(folder: Path) -> Iterator[Place]:
    """Databases in a PostgreSQL of our own; other files go below `folder`."""
    # The tests' server forgoes durability, which is the very thing to be measured here.
    with mock.patch.object(postgres, "OPTIONS", DURABLE):
        server = postgres.Postgres()
    made = postgres.Databases(server.url)
    pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    try:
        yield Place("PostgreSQL", databases.Postgresql(made, folder), folder, pid)
    finally:
        made.close()
        server.remove()


KINDS = {"sqlite": sqlite, "postgresql": postgresql}
