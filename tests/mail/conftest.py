"""An application for the tests that write emails and need no database."""

from collections.abc import Iterator

import pytest
from flask import Flask

import petition
from tests import databases


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Where emails can be written: settings, templates, catalogues."""
    folder = tmp_path_factory.mktemp("desk")
    made = petition.create_app(databases.settings(f"sqlite:///{folder}/none.sqlite3", folder))
    yield made
    databases.close(made)


@pytest.fixture
def at_the_desk(desk: Flask) -> Iterator[None]:
    with desk.app_context():
        yield
