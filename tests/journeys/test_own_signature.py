"""Somebody looks after a signature: asks for the link, changes it, takes it along, goes away."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.instance import Instance
from tests.journeys import steps
from tests.journeys.steps import Signer
from tests.web.forms import eventually


@pytest.fixture
def signed(visitor, site) -> Signer:
    """Somebody whose signature is counted."""
    page, who = visitor(), steps.signer("it")
    steps.sign(page, site, who)
    steps.confirm(page, site, who)
    return who


def open_own_page(page: Page, site: Instance, who: Signer) -> None:
    """Asks for the link on the site, waits for the email and opens it."""
    before = steps.letter(site, who)["Subject"]
    page.goto(f"{site.url}/{who.language}/chinahearts/")
    page.click(f"footer a[href$='/{who.language}/my-signature']")
    page.fill("#email", who.address)
    page.click("main button[type=submit]")
    expect(page).to_have_url(f"{site.url}/{who.language}/my-signature/check-your-email")
    assert eventually(lambda: steps.letter(site, who)["Subject"] != before, seconds=30)
    page.goto(steps.own_link(site, who))


@pytest.mark.parametrize("has_scripts", [True, False])
def test_from_the_link_to_another_listing_to_a_lower_count(visitor, site, signed, has_scripts):
    page = visitor(java_script_enabled=has_scripts)
    before = steps.count(page, site)
    open_own_page(page, site, signed)
    expect(page.locator("main")).to_contain_text(signed.address)

    page.check("[name=visibility][value=initials]")
    page.click(".card button[type=submit]")
    expect(page.locator("[role=status]")).to_be_visible()
    own_page = page.url
    page.goto(f"{site.url}/it/chinahearts/signatures")
    expect(page.locator("main li").first).to_contain_text("M. J. D.")
    expect(page.locator("main li").first).not_to_contain_text(signed.name)

    page.goto(own_page)
    page.click("form[action$='/withdraw'] button")
    expect(page.locator("form[action$='/withdraw']")).to_have_count(0)
    assert eventually(lambda: steps.count(page, site) == before - 1, seconds=5)


def test_what_is_held_is_taken_along_and_then_erased(visitor, site, signed):
    page = visitor()
    before = steps.count(page, site)
    page.goto(steps.own_link(site, signed))
    own_page = page.url

    with page.expect_download() as download:
        page.click("form[action$='/download'] button")
    held = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert held["signatures"][0]["email"] == signed.address

    page.click("a[href$='/erase']")
    expect(page.locator("main")).not_to_contain_text(signed.name)
    page.click("form[action$='/erase'] button")
    expect(page.locator("main form")).to_have_count(0)

    assert page.goto(own_page).status == 410
    assert eventually(lambda: steps.count(page, site) == before - 1, seconds=5)
