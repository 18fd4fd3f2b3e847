"""A site with some history, and visitors with a real browser who watch for anything amiss."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.instance import Instance
from tests.journeys.guests import Guest
from tests.journeys.hosting import HostSite
from tests.journeys.watching import Watch

GENEROUS = {"SIGN_RATE_LIMIT": "1000 per minute", "MIN_FORM_SECONDS": "0"}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """The product on the embedded database, with forty signatures."""
    yield from served(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """The same, for other sites to show: the tests there add campaigns of their own."""
    yield from served(tmp_path_factory.mktemp("embedded"))


def served(folder: Path) -> Iterator[Instance]:
    """An instance with forty signatures, running."""
    made = Instance(folder, **GENEROUS)
    made.init()
    assert made.run("demo", "--signatures", "40").returncode == 0
    made.start()
    yield made
    made.stop()


@pytest.fixture
def host(embedded: Instance) -> Iterator[HostSite]:
    """Somebody else's site."""
    with HostSite(embedded.url) as running:
        yield running


@pytest.fixture
def guest(browser: Browser, embedded: Instance) -> Iterator[Callable[..., Guest]]:
    """Opens a page of the host in a browser of its own; at the end nothing may be amiss on any."""
    guests: list[Guest] = []

    def come(address: str, **options: Any) -> Guest:
        has_own_time = options.pop("has_own_time", False)
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 900}} | options)
        context.set_default_timeout(20_000)
        guests.append(Guest(context.new_page(), embedded))
        if has_own_time:
            guests[-1].stops_the_clock()
        if address:
            guests[-1].page.goto(address)
        return guests[-1]

    yield come
    amiss = [fault for each in guests for fault in each.amiss]
    for each in guests:
        each.page.context.close()
    assert amiss == []


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
