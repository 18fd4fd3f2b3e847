"""The queue for every moderator: assistive technology, any width, keys or none, no JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from petition.mail import one_item_links
from petition.mail.one_item_links import OneItemLink
from petition.rules.photos import Photo
from petition.services import claims, moderation
from tests import messages, staffed
from tests.journeys import desk_steps
from tests.journeys.test_every_page import violations
from tests.web.moderation import desk

LOOKS = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
PICTURE = Photo(b"RIFF", 640, 400, "image/webp")


@pytest.fixture(scope="module")
def texts(site) -> dict[str, int]:
    """A hostile text, a proposal with a picture, one that a colleague reads, a public one."""
    with desk_steps.behind(site):
        lin = staffed.given_moderator("Lin Prova")
        hostile = messages.write_and_confirm(
            email="q1@example.org", body="Ciao <script>x()</script>"
        )
        proposal = messages.write_and_confirm(
            **messages.PROPOSAL | {"email": "q2@example.org", "photo": PICTURE}
        )
        read = messages.write_and_confirm(email="q3@example.org", body="Un pensiero da Bari.")
        public = messages.write_and_confirm(email="q4@example.org", body="Un saluto da Torino.")
        moderation.approve(staffed.seen(public), lin)
        claims.claim(read, lin)
        return {"hostile": hostile, "proposal": proposal, "read": read, "public": public}


@pytest.fixture(scope="module")
def one_item(site, texts) -> str:
    """The address of a text in a digest."""
    with desk_steps.behind(site):
        link = OneItemLink(staffed.given_moderator("Ada Prova"), staffed.seen(texts["proposal"]))
        return one_item_links.url(link).removeprefix(site.url)


@pytest.fixture(scope="module")
def session(site, browser) -> dict:
    """What a browser keeps of a login."""
    page = browser.new_page()
    desk_steps.log_in(page, site, desk_steps.moderator(site, "Mara"))
    kept = page.context.storage_state()
    page.close()
    return kept


@pytest.fixture(scope="module")
def paths(texts, one_item) -> list[str]:
    """Every kind of page of the queue, with its parts opened."""
    items = [desk.address(texts["hostile"]) + "#reject", desk.address(texts["proposal"]) + "#edit"]
    items += [desk.address(texts["read"]), desk.address(texts["public"]) + "#hide"]
    lists = [desk.QUEUE, f"{desk.QUEUE}?state=approved", f"{desk.QUEUE}?state=hidden"]
    return [*items, *lists, one_item, f"{one_item}#reject", "/moderation/item/nothing"]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_in_the_queue(visitor, site, session, paths, look):
    scheme, width = look
    size = {"width": width, "height": 900}
    page = visitor(color_scheme=scheme, viewport=size, storage_state=session)

    found = {}
    for path in paths:
        page.goto("about:blank")
        page.goto(site.url + path)
        found[path] = violations(page)

    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_queue_never_scrolls_sideways(visitor, site, session, paths, width):
    page = visitor(viewport={"width": width, "height": 800}, storage_state=session)

    wide = []
    for path in paths:
        page.goto(site.url + path)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)

    assert wide == []


def opened(visitor, site, session, text: int, **options: object) -> Page:
    """A text before a moderator."""
    page = visitor(storage_state=session, **options)
    page.goto(site.url + desk.address(text))
    return page


def test_keys_never_act_in_a_field(visitor, site, session, texts):
    page = opened(visitor, site, session, texts["hostile"])
    address = page.url

    page.focus("#body-en")
    page.keyboard.type("a jolly text, rather: 1 2 3 ?")

    expect(page.locator("#body-en")).to_have_value("a jolly text, rather: 1 2 3 ?")
    assert page.url == address
    assert not page.is_visible("#shortcuts")


def test_keys_can_be_switched_off_for_good(visitor, site, session, texts):
    page = opened(visitor, site, session, texts["hostile"])
    page.uncheck("#keys-on")

    page.reload()
    desk_steps.press(page, "r", "?", "j")

    assert page.url == site.url + desk.address(texts["hostile"])
    assert not page.is_visible("#reject")
    assert not page.is_visible("kbd >> nth=0")


def test_keys_open_choose_and_help(visitor, site, session, texts):
    page = opened(visitor, site, session, texts["hostile"])

    desk_steps.press(page, "r", "4")
    expect(page.locator("#reject input[value=off_topic]")).to_be_checked()
    expect(page.locator("#reject .letter:visible")).to_have_count(1)
    desk_steps.press(page, "x")
    expect(page.locator("#selected")).to_have_text("1")
    desk_steps.press(page, "e")
    expect(page.locator("#edit-body")).to_be_focused()
    desk_steps.press(page, "t")
    expect(page.locator("#body-en")).to_be_focused()
    desk_steps.press(page, "?")
    expect(page.locator("#shortcuts")).to_be_visible()


def test_keys_go_on_and_back_and_what_is_selected_stays_so(visitor, site, session, texts):
    page = opened(visitor, site, session, texts["hostile"])
    desk_steps.press(page, "x")

    desk_steps.press(page, "j")
    page.wait_for_url(f"**{desk.address(texts['proposal'])}*")
    desk_steps.press(page, "k")
    page.wait_for_url(f"**{desk.address(texts['hostile'])}*")

    expect(page.locator("#selected")).to_have_text("1")


def test_opening_a_text_claims_it_and_the_others_see_it(visitor, site, session, texts):
    page = opened(visitor, site, session, texts["proposal"])

    expect(page.locator(".claim")).to_contain_text("You are reading it")
    page.click(".acts button:has-text('Skip')")
    page.goto(site.url + desk.address(texts["read"]))
    expect(page.locator(".claim")).to_contain_text("Lin Prova is reading it until")


def test_all_works_without_javascript(visitor, site, session, texts):
    with desk_steps.behind(site):
        text = messages.write_and_confirm(email="q9@example.org", body="Un saluto da Lecce.")
    page = opened(visitor, site, session, text, java_script_enabled=False)

    page.click(".claim button")
    expect(page.locator(".claim")).to_contain_text("You are reading it until")
    page.click("a:has-text('Reject…')")
    page.check("#reject input[name=reason][value=duplicate]")
    expect(page.locator("#reject .letter:visible")).to_have_count(1)
    page.click("#reject button[type=submit]")
    expect(page.locator("[role=status]").first).to_contain_text("1 text rejected.")
    page.click("[role=status] button")

    expect(page.locator("[role=status]").first).to_contain_text("Undone.")
    assert not page.is_visible("#keys-on")
