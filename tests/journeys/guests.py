"""A visitor of somebody else's site: what the page there shows, asks for, and must not suffer."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Route

from tests import factories
from tests.instance import Instance
from tests.journeys import desk_steps
from tests.web.forms import eventually

STEPS = 20
COUNTS = "**/api/v1/counts?*"
# A counter's number: that of its shadow, or the page's own while that shows through.
NUMBERS = """() => [...document.querySelectorAll("petition-counter")].map((counter) => {
    const number = counter.shadowRoot?.querySelector(".n");
    return (number && !number.querySelector("slot") ? number : counter).textContent;
})"""


class Guest:
    """One page, with every request to us and everything that went wrong on it."""

    def __init__(self, page: Page, site: Instance) -> None:
        self.page = page
        self.site = site
        self.asked: list[str] = []
        self.amiss: list[str] = []
        self._ended = self._awaited = 0
        page.on("request", self._request)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)
        page.on("pageerror", lambda error: self.amiss.append(error.message))
        page.on("console", self._console)

    @property
    def queries(self) -> list[str]:
        """What was asked of the address for several counts, in order."""
        return [url.partition("?")[2] for url in self.asked if "/api/v1/counts?" in url]

    def stops_the_clock(self) -> None:
        """From the next page on, time passes only where a test says so."""
        self.page.clock.install(time=0)
        self.page.clock.pause_at(1)

    def numbers(self) -> list[str]:
        """The numbers of all counters, in the order of the page."""
        shown: list[str] = self.page.evaluate(NUMBERS)
        return shown

    def sees(self, *numbers: str) -> None:
        """Waits until the counters show these numbers, in the order of the page."""
        check = f"numbers => JSON.stringify(({NUMBERS})()) === JSON.stringify(numbers)"
        self.page.wait_for_function(check, arg=list(numbers))

    def asks_within(self, milliseconds: int) -> None:
        """Lets time pass for a page with a time of its own, until one more request has ended."""
        for _ in range(STEPS):
            if self._ended > self._awaited:
                break
            self.page.clock.run_for(milliseconds // STEPS)
            self.page.wait_for_timeout(10)  # lets the browser tell what has happened
        while self._ended == self._awaited:
            self.page.wait_for_event("requestfinished")
        self._awaited += 1

    def is_answered(self, status: int, body: object, **headers: str) -> None:
        """From now on somebody else answers for our counts: a cache, a proxy, a broken network."""
        self._answered(lambda route: route.fulfill(**answer(status, body, headers)))

    def is_cut_off(self) -> None:
        """From now on our counts cannot be reached."""
        self._answered(lambda route: route.abort())

    def is_connected(self) -> None:
        """We answer for ourselves again."""
        self.page.unroute(COUNTS)

    def _answered(self, handler: Callable[[Route], None]) -> None:
        self.page.unroute(COUNTS)
        self.page.route(COUNTS, handler)

    def _request(self, request: Request) -> None:
        if request.url.startswith(self.site.url):
            self.asked.append(request.url)

    def _end(self, request: Request) -> None:
        self._ended += "/api/v1/counts?" in request.url

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium notes each answer that failed; that is no fault of the page.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.amiss.append(message.text)


def answer(status: int, body: object, headers: dict[str, str]) -> dict[str, Any]:
    """An answer as Playwright sends it: readable by any page."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
    text = body if isinstance(body, str) else json.dumps(body)
    return {"status": status, "body": text, "headers": named}


def count_of(total: int, campaign: str = "chinahearts", **changes: object) -> dict[str, object]:
    """Counts of one campaign, as the API answers."""
    count = {"campaign": campaign, "total_signatures": total, "confirmed": total, "elsewhere": []}
    count |= {"goal": 10_000, "as_of": "2026-03-01T12:00:00Z"} | changes
    return {"counts": [count]}


def total(site: Instance, page: Page, campaign: str = "chinahearts") -> int:
    """The number behind every counter, as the API has it now."""
    found: dict[str, Any] = page.request.get(f"{site.url}/api/v1/campaigns/{campaign}/count").json()
    return int(found["total_signatures"])


def publish(site: Instance, slug: str, **changes: Any) -> str:
    """Has the operator load another campaign, till visitors see it; gives its slug."""
    with desk_steps.behind(site):
        factories.given_campaign(slug, **changes)
    shown = 404 if changes.get("state") == "draft" else 200
    assert eventually(lambda: site.status_of(f"/api/v1/campaigns/{slug}/count") == shown)
    return slug
