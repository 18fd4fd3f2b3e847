"""A site with some history, and visitors with a real browser who watch for anything amiss."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.instance import Instance
from tests.journeys.watching import Watch


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """The product on the embedded database, with forty signatures."""
    generous = {"SIGN_RATE_LIMIT": "1000 per minute", "MIN_FORM_SECONDS": "0"}
    served = Instance(tmp_path_factory.mktemp("site"), **generous)
    served.init()
    assert served.run("demo", "--signatures", "40").returncode == 0
    served.start()
    yield served
    served.stop()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own; at the end nothing may have gone amiss in any."""
    watches: list[Watch] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        context.set_default_timeout(15_000)
        page = context.new_page()
        watches.append(Watch(page))
        return page

    yield open_page
    amiss = [fault for watch in watches for fault in watch.faults()]
    for watch in watches:
        watch.page.context.close()
    assert amiss == []
