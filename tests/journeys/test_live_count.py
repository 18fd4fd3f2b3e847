"""The number on the page follows the count: soon, ever more rarely, and never unseen."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.journeys import steps

PATH = "/api/v1/campaigns/chinahearts/count"
HIDE = "hidden => Object.defineProperty(document, 'hidden', {value: hidden, configurable: true})"
CHANGED = "document.dispatchEvent(new Event('visibilitychange'))"
PATIENCE = 90


class Listener:
    """Hears each request for the count, on a page whose clock moves only when it is told to."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.asked: list[Request] = []
        page.on("request", self._note)
        # Routing turns the browser's own cache off, whose renewals would be heard as well.
        page.route(re.compile(PATH), lambda route: route.continue_())
        page.clock.install(time="2026-03-01T12:00:00Z")
        page.clock.pause_at("2026-03-01T13:00:00Z")
        page.goto(f"{url}/en/")

    def _note(self, request: Request) -> None:
        if request.url.endswith(PATH):
            self.asked.append(request)

    def seconds_until_asked(self) -> int:
        """Lets time pass until the next request has been answered; says how long it took."""
        before = len(self.asked)
        for second in range(1, PATIENCE + 1):
            self.page.clock.run_for(1000)
            self._settle()
            if len(self.asked) > before:
                self.asked[-1].response()
                self._settle()
                return second
        raise AssertionError(f"not asked within {PATIENCE} seconds")

    def _settle(self) -> None:
        # What the page began before this has been heard of when this is answered.
        self.page.evaluate("fetch('/robots.txt', {cache: 'no-store'}).then(file => file.text())")

    def hide(self, hidden: bool) -> None:
        """Has the page go out of view, or come back."""
        self.page.evaluate(HIDE, hidden)
        self.page.evaluate(CHANGED)


@pytest.fixture
def listener(visitor, site) -> Listener:
    return Listener(visitor(), site.url)


def one_more(visitor, site) -> str:
    """Somebody signs and confirms; gives the new total as the page writes it."""
    who, other = steps.signer("en"), visitor()
    steps.sign(other, site, who)
    steps.confirm(other, site, who)
    return f"{700 + steps.count(other, site):,}"


def said(page: Page) -> str:
    """What screen readers were told last."""
    return page.locator("[data-said]").text_content() or ""


def test_the_pauses_grow_to_a_minute_while_nothing_changes(listener):
    first, *pauses = [listener.seconds_until_asked() for _ in range(8)]

    assert first <= 2
    assert all(one < other for one, other in pairwise(pauses[:5]))
    assert pauses[0] <= 6
    assert all(45 <= pause <= 62 for pause in pauses[4:])


def test_the_number_follows_and_the_pauses_are_short_again(listener, visitor, site):
    for _ in range(5):
        listener.seconds_until_asked()
    total = one_more(visitor, site)

    listener.seconds_until_asked()

    listener.page.wait_for_selector(f"[data-url]:has-text('{total}')")
    assert listener.seconds_until_asked() <= 6


def test_nothing_is_asked_while_the_page_is_hidden_and_soon_when_it_is_back(listener):
    listener.seconds_until_asked()
    listener.hide(True)
    before = len(listener.asked)

    listener.page.clock.run_for(600_000)
    while_hidden = len(listener.asked) - before
    listener.hide(False)

    assert while_hidden == 0
    assert listener.seconds_until_asked() <= 2
    assert listener.seconds_until_asked() <= 6


def test_coming_and_going_starts_no_second_round(listener):
    for hidden in (True, False) * 5:
        listener.hide(hidden)

    pauses = [listener.seconds_until_asked() for _ in range(3)]

    assert len(listener.asked) == 3
    assert pauses[0] < pauses[1] < pauses[2]


def test_screen_readers_are_told_once_a_minute_at_most_and_then_the_latest(listener, visitor, site):
    first = one_more(visitor, site)
    listener.seconds_until_asked()
    listener.page.clock.run_for(10)
    told_first = said(listener.page)
    second = one_more(visitor, site)
    listener.seconds_until_asked()
    listener.page.wait_for_selector(f"[data-url]:has-text('{second}')")
    told_at_once = said(listener.page)

    listener.page.clock.run_for(60_000)

    assert told_first == told_at_once == f"{first} people have signed"
    assert said(listener.page) == f"{second} people have signed"


@pytest.mark.parametrize(("status", "kind"), [(503, "seconds"), (429, "seconds"), (503, "date")])
def test_a_server_that_asks_for_rest_is_left_alone_until_then(browser: Browser, site, status, kind):
    # Not a visitor of the other tests: to those every 503 is a fault.
    page = browser.new_page()
    listener = Listener(page, site.url)
    then = page.evaluate("new Date(Date.now() + 90000).toUTCString()")
    headers = {"Retry-After": "85" if kind == "seconds" else then}
    page.route(re.compile(PATH), lambda route: route.fulfill(status=status, headers=headers))

    listener.seconds_until_asked()

    assert listener.seconds_until_asked() >= 80
    page.context.close()


def test_a_lost_network_is_tried_again_ever_more_rarely(browser: Browser, site):
    page = browser.new_page()
    listener = Listener(page, site.url)
    number = page.locator("[data-url]").text_content()
    page.route(re.compile(PATH), lambda route: route.abort())

    pauses = [listener.seconds_until_asked() for _ in range(4)]

    assert pauses[1] < pauses[2] < pauses[3]
    assert page.locator("[data-url]").text_content() == number
    page.context.close()
