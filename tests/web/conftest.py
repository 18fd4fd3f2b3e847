"""What the tests of pages share: applications with settings of their own, and a fixed day."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import petition
from petition.settings import Settings
from tests import databases, factories
from tests.visitor import Visitor, open_to_visitors


@pytest.fixture
def campaign(app) -> str:
    """The first campaign, open; gives its slug."""
    return factories.given_campaign()


@pytest.fixture
def visitor_of(settings: Settings) -> Iterator[Callable[..., Visitor]]:
    """A visitor of another application on the same database, with settings changed."""
    made = []

    def visitor(**changes: Any) -> Visitor:
        app = open_to_visitors(petition.create_app(dataclasses.replace(settings, **changes)))
        made.append(app)
        client = app.test_client()
        assert isinstance(client, Visitor)
        return client

    yield visitor
    for app in made:
        databases.close(app)
