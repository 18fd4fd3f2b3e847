"""Every page for everybody: with assistive technology, on any width, in the dark, and quickly."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.instance import Instance
from tests.journeys import steps

SLUG = "chinahearts"
PAGES = [
    "",
    f"{SLUG}/signatures",
    f"{SLUG}/statistics",
    f"{SLUG}/check-your-email",
    f"{SLUG}/thank-you",
    "privacy",
]
PAGES += ["accessibility", "nowhere", "mistakes", "confirm"]
PAGES += ["my-signature", "my-signature/check-your-email", "own", "own/erase"]
# Each page in each language, scheme and width at least once, without all twelve of each.
LOOKS = [("it", "light", 1280), ("zh", "dark", 390), ("en", "dark", 1280), ("it", "light", 390)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FIRST_VIEW_BYTES = 60_000
FIRST_VIEW_REQUESTS = 6


@pytest.fixture(scope="module")
def token(site, browser) -> str:
    """A link to confirm and, after a dot, one's own: open while the tests of this module run."""
    page, who = browser.new_page(), steps.signer("it")
    steps.sign(page, site, who)
    page.close()
    links = steps.link(site, who), steps.own_link(site, who)
    return ".".join(link.rpartition("/")[2] for link in links)


def go(page: Page, site: Instance, language: str, name: str, token: str) -> None:
    """Opens one of PAGES."""
    confirm, _, own = token.partition(".")
    paths = {"confirm": f"confirm/{confirm}", "own": f"my-signature/{own}"}
    paths["own/erase"] = f"{paths['own']}/erase"
    if name in paths:
        page.goto(f"{site.url}/{language}/{paths[name]}")
        return
    page.goto(f"{site.url}/{language}/{'' if name == 'mistakes' else name}")
    if name == "mistakes":
        page.click("#sign button[type=submit]")
        page.wait_for_selector(".summary")


def violations(page: Page) -> list[str]:
    """What axe finds, by rule and element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    nodes = [(v["id"], node) for v in found.response["violations"] for node in v["nodes"]]
    return [f"{rule}: {node['html'][:120]}" for rule, node in nodes]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_on_any_page(visitor, site, token, look):
    language, scheme, width = look
    page = visitor(color_scheme=scheme, viewport={"width": width, "height": 900})

    found = {}
    for name in PAGES:
        go(page, site, language, name, token)
        found[name] = violations(page)

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_would_find_what_is_wrong(visitor, site):
    page = visitor()
    page.goto(f"{site.url}/it/")

    page.locator("#name").evaluate("e => e.closest('.field').querySelector('label').remove()")

    assert [fault for fault in violations(page) if 'id="name"' in fault]


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_scrolls_sideways(visitor, site, token, width):
    page = visitor(viewport={"width": width, "height": 800})

    wide = []
    for name, language in itertools.product(PAGES, ("it", "zh")):
        go(page, site, language, name, token)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append((language, name))

    assert wide == []


def test_the_dark_scheme_is_dark_and_the_light_one_light(visitor, site):
    def paper(scheme: str) -> int:
        page = visitor(color_scheme=scheme)
        page.goto(f"{site.url}/it/")
        colour = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
        return sum(int(part) for part in colour[4:-1].split(",")[:3])

    assert paper("dark") < 150
    assert paper("light") > 600


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_first_view_is_light(visitor, site, language):
    page, requests = visitor(), []
    page.on("requestfinished", lambda request: requests.append(request))

    page.goto(f"{site.url}/{language}/", wait_until="networkidle")

    sizes = [request.sizes() for request in requests]
    transferred = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    assert len(requests) <= FIRST_VIEW_REQUESTS
    assert 10_000 < transferred <= FIRST_VIEW_BYTES


def test_reduced_motion_is_respected(visitor, site):
    page = visitor(reduced_motion="reduce")
    page.goto(f"{site.url}/it/")

    states = page.evaluate("document.getAnimations().map(animation => animation.playState)")

    assert "running" not in states
