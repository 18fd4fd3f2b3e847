"""What the fault tests share: the product served with nothing in the way of a crowd."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases, servers
from tests.faults import callers
from tests.instance import Instance

RELAXED = {
    "SIGN_RATE_LIMIT": databases.GENEROUS,
    "CONFIRM_RATE_LIMIT": databases.GENEROUS,
    "MIN_FORM_SECONDS": "0",
}


@pytest.fixture
def served(database_url: str, tmp_path: Path, smtp: servers.Smtp) -> Iterator[Instance]:
    """The product, served, with `smtp` as its mail server and limits that nobody reaches."""
    with Instance(tmp_path, DATABASE_URL=database_url, MAIL_URL=smtp.url, **RELAXED) as instance:
        yield instance


@pytest.fixture
def caller(served: Instance) -> callers.Caller:
    """A visitor of `served` with its sign form open."""
    return callers.caller(served)
