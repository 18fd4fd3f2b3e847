"""A testimonial from Wuhan, from its author's pen to everybody's screen, and once more."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.instance import Instance
from tests.journeys import desk_steps, steps
from tests.journeys.steps import Signer
from tests.web.forms import eventually

WORDS = "示例见证：我在米兰读书三年，那里的朋友每天都写信给我。"
HOSTILE = f'{WORDS} <a href="javascript:x()">链接</a><script>document.title = "x"</script>'
ITALIAN = "Testimonianza di prova: ho studiato tre anni a Milano."
NEWER = "示例见证：我在米兰读书四年，朋友们一直写信给我。"

Visitor = Callable[..., Page]


@pytest.fixture
def author() -> Signer:
    return steps.signer("zh")


def write(page: Page, site: Instance, who: Signer) -> None:
    """Fills in the form of the wall, and presses the button in the email."""
    page.goto(f"{site.url}/zh/chinahearts/messages/new")
    page.check("input[name=direction][value=CN-IT]")
    page.check("input[name=kind][value=testimonial]")
    page.fill("#body", HOSTILE)
    page.select_option("#language", "zh")
    page.fill("#name", who.name)
    page.fill("#email", who.address)
    page.select_option("#country", who.country)
    page.check("#consent")
    page.check("#publish_consent")
    page.click("#write button[type=submit]")
    expect(page).to_have_url(f"{site.url}/zh/chinahearts/messages/check-your-email")
    page.goto(steps.link(site, who))
    page.click("main form:not([action$=reject]) button")
    expect(page).to_have_url(re.compile("/zh/chinahearts/messages/"))


def wall(page: Page, site: Instance, language: str) -> str:
    """What everybody reads."""
    page.goto(f"{site.url}/{language}/chinahearts/messages")
    return page.inner_text("main")


def shows(page: Page, site: Instance, language: str, words: str) -> bool:
    """Whether the wall shows some words before long; whatever is folded up is opened."""

    def is_there() -> bool:
        wall(page, site, language)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        return words in page.inner_text("main")

    return eventually(is_there)


def test_a_testimonial_is_written_moderated_translated_read_and_edited(
    visitor: Visitor, site: Instance, author: Signer
):
    writing, reading, marta, lin = visitor(), visitor(), visitor(), visitor()
    write(writing, site, author)
    desk_steps.log_in(marta, site, desk_steps.moderator(site, "Marta"))
    assert WORDS not in wall(reading, site, "zh")

    marta.click(f"text={WORDS[:12]} >> nth=0")
    expect(marta.locator("del")).to_contain_text(["javascript", "script"])
    expect(marta.locator(".clean")).to_contain_text(WORDS)
    opened_by_lin(lin, site, desk_steps.number(marta))
    marta.fill("#body-it", ITALIAN)
    desk_steps.press(marta, "a")
    expect(marta.locator("[role=status]").first).to_contain_text("1 text approved.")

    assert shows(reading, site, "zh", WORDS)
    assert shows(reading, site, "it", ITALIAN)
    decides_too_late(lin)
    edits(writing, site, author)
    assert WORDS in wall(reading, site, "zh")
    assert NEWER not in wall(reading, site, "zh")
    approves_the_edit(marta, site)
    assert shows(reading, site, "zh", NEWER)
    assert WORDS not in wall(reading, site, "zh")


def opened_by_lin(page: Page, site: Instance, message_id: int) -> None:
    """A second moderator has the same text before her."""
    desk_steps.log_in(page, site, desk_steps.moderator(site, "Lin"))
    page.goto(f"{site.url}{desk_steps.QUEUE}/{message_id}")
    expect(page.locator(".claim")).to_contain_text("Marta is reading it until")


def decides_too_late(page: Page) -> None:
    """Her decision is refused, with who was first; the text stands as it is."""
    desk_steps.press(page, "r", "6")
    page.fill("#note", "forse un doppione")
    page.click("#reject button[type=submit]")
    expect(page.locator("[role=alert]")).to_contain_text("Marta approved it on")
    expect(page.locator("[role=alert] textarea")).to_have_value("forse un doppione")


def edits(page: Page, site: Instance, author: Signer) -> None:
    """The author changes the text, by the link in the email."""
    token = steps.link(site, author).rpartition("/")[2]
    page.goto(f"{site.url}/zh/my-message/{token}")
    page.fill("#body", NEWER)
    page.click(".card form button[type=submit]")
    expect(page.locator("main")).to_contain_text(NEWER)


def approves_the_edit(page: Page, site: Instance) -> None:
    """The moderator sees the old text beside the new one, and approves by a key."""
    page.goto(f"{site.url}{desk_steps.QUEUE}?kind=testimonial")
    expect(page.locator(".qlist")).to_contain_text("edited by its author")
    expect(page.locator(".cmp")).to_contain_text([f"{WORDS[:12]}"])
    desk_steps.press(page, "a")
    expect(page.locator("[role=status]").first).to_contain_text("1 text approved.")
