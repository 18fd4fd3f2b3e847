"""Fresh databases of both kinds: empty ones, and copies of one migrated once per session."""

import functools
import itertools
import shutil
from pathlib import Path
from typing import Protocol

from flask import Flask

import petition
from petition.settings import Settings
from petition.store import database, migrating
from tests import factories
from tests.postgres import Databases

GENEROUS = "1000000 per minute"


class Store(Protocol):
    """Where fresh databases come from; each is given by its URL."""

    def empty(self) -> str:
        """A database without a table."""

    def migrated(self) -> str:
        """A database with every table and no row."""

    def drop(self, url: str) -> None:
        """Does away with a database that is no longer needed."""


class Sqlite:
    """SQLite files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)

    def empty(self) -> str:
        """See Store."""
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.sqlite3'}"

    def migrated(self) -> str:
        """See Store."""
        url = self.empty()
        shutil.copyfile(_path(self._template), _path(url))
        return url

    def drop(self, url: str) -> None:
        """See Store."""
        for ending in ("", "-wal", "-shm"):
            Path(_path(url) + ending).unlink(missing_ok=True)

    @functools.cached_property
    def _template(self) -> str:
        url = self.empty()
        migrate(url, self._folder)
        return url


class Postgresql:
    """Databases in a PostgreSQL server; emptying one is ten times quicker than making one."""

    def __init__(self, databases: Databases, folder: Path) -> None:
        self._databases = databases
        self._folder = folder
        self._migrated: set[str] = set()
        self._free: list[str] = []

    def empty(self) -> str:
        """See Store."""
        return self._databases.create()

    def migrated(self) -> str:
        """See Store."""
        if self._free:
            return self._free.pop()
        url = self._databases.create(self._template)
        self._migrated.add(url)
        return url

    def drop(self, url: str) -> None:
        """See Store."""
        if url in self._migrated:
            self._databases.clear(url)
            self._free.append(url)
        else:
            self._databases.drop(url)

    @functools.cached_property
    def _template(self) -> str:
        url = self.empty()
        migrate(url, self._folder)
        return url


def settings(database_url: str, folder: Path) -> Settings:
    """Settings under which nothing gets in a test's way."""
    return Settings(
        instance_dir=folder,
        database_url=database_url,
        secret_key="a-secret-key-for-the-tests-alone",
        mail_url=f"file:{folder / 'mail'}",
        public_url="http://127.0.0.1:8000",
        sign_rate_limit=GENEROUS,
        confirm_rate_limit=GENEROUS,
        message_rate_limit=GENEROUS,
        login_rate_limit=GENEROUS,
        partner_rate_limit=GENEROUS,
        min_form_seconds=0,
    )


def migrate(url: str, folder: Path) -> None:
    """Brings the database at `url` up to date and leaves it."""
    app = petition.create_app(settings(url, folder))
    with app.app_context():
        migrating.bring_up_to_date()
    close(app)


def load_first_campaign(url: str, folder: Path) -> None:
    """Loads the first campaign as `init` does, in a twentieth of its time, and leaves."""
    app = petition.create_app(settings(url, folder))
    with app.app_context():
        factories.given_campaign()
    close(app)


def close(app: Flask) -> None:
    """Closes every connection that the application has made."""
    with app.app_context():
        database.db.session.remove()
        for engine in database.db.engines.values():
            engine.dispose()


def _path(sqlite_url: str) -> str:
    return sqlite_url.removeprefix("sqlite:///")
