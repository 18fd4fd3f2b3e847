"""Commands run in this process, on a database of the test's own."""

from collections.abc import Callable

import pytest
from click.testing import Result


@pytest.fixture
def command(app) -> Callable[..., Result]:
    """Runs `flask …` with these words; gives its exit code, stdout and stderr."""
    return lambda *words: app.test_cli_runner().invoke(args=words)
