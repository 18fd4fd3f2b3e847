"""The fixtures of every test: both databases, the application, a visitor, real servers."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import hypothesis
import pytest
from flask import Flask
from playwright.sync_api import Browser

import petition
from petition.settings import Settings
from tests import browser as browsers
from tests import compiled, databases, postgres, servers
from tests.instance import Instance
from tests.visitor import Visitor, open_to_visitors

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
compiled.share_rules()


@pytest.fixture(scope="session")
def sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> databases.Store:
    return databases.Sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[databases.Store]:
    url = os.environ.get("PETITION_TEST_POSTGRES_URL")
    own = None if url else postgres.Postgres()
    made = postgres.Databases(own.url if own else str(url))
    yield databases.Postgresql(made, tmp_path_factory.mktemp("postgresql"))
    made.close()
    if own:
        own.remove()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that needs a database runs once on each kind, or on the STORES of its module."""
    if "store" in metafunc.fixturenames:
        kinds = getattr(metafunc.module, "STORES", ["sqlite", "postgresql"])
        metafunc.parametrize("store", kinds, indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest) -> databases.Store:
    """Where databases are made."""
    given: databases.Store = request.getfixturevalue(f"{request.param}_store")
    return given


@pytest.fixture
def database_url(store: databases.Store) -> Iterator[str]:
    """A database of this test's own: every table, no row."""
    url = store.migrated()
    yield url
    store.drop(url)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return databases.settings(database_url, tmp_path)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application on `settings`, in its context."""
    made = open_to_visitors(petition.create_app(settings))
    with made.app_context():
        yield made
    databases.close(made)


@pytest.fixture
def client(app: Flask) -> Visitor:
    """A visitor without cookies; every page it gets is checked."""
    return cast(Visitor, app.test_client())


@pytest.fixture
def instance(database_url: str, tmp_path: Path) -> Iterator[Instance]:
    """The product served by its own processes, with the first campaign."""
    with Instance(tmp_path, DATABASE_URL=database_url) as served:
        yield served


@pytest.fixture
def redis_url() -> Iterator[str]:
    """An empty Redis: that of PETITION_TEST_REDIS_URL, or else one of our own."""
    with servers.redis(os.environ.get("PETITION_TEST_REDIS_URL")) as url:
        yield url


@pytest.fixture
def smtp() -> Iterator[servers.Smtp]:
    with servers.Smtp() as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsers.chromium() as running:
        yield running
