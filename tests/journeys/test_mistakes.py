"""A form with mistakes in it: the summary takes the focus, and nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from tests.journeys import steps


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_error_summary_takes_the_focus_and_leads_to_each_field(visitor, site, language):
    page = visitor()
    page.goto(f"{site.url}/{language}/")
    page.click("#sign button[type=submit]")

    expect(page.locator(".summary")).to_be_focused()
    for field in ("name", "email", "consent"):
        page.click(f".summary a[href='#{field}']")
        expect(page.locator(f"#{field}")).to_be_focused()
        expect(page.locator(f"#{field}")).to_have_attribute("aria-invalid", "true")


def test_what_was_typed_stays_and_the_corrected_form_is_accepted(visitor, site):
    page, who = visitor(), steps.signer("en")
    page.goto(f"{site.url}/en/")
    page.fill("#name", "Ng O’Neill")
    page.fill("#email", "ng@")
    page.select_option("#country", "GB")
    page.click("details.more summary")
    page.fill("#comment", "Two\nlines")
    page.check("input[name=visibility][value=initials]")
    page.check("#consent")
    page.click("#sign button[type=submit]")

    expect(page.locator(".summary a")).to_have_count(1)
    expect(page.locator("#name")).to_have_value("Ng O’Neill")
    expect(page.locator("#comment")).to_have_value("Two\nlines")
    expect(page.locator("#comment")).to_be_visible()
    expect(page.locator("#country")).to_have_value("GB")
    expect(page.locator("input[value=initials]")).to_be_checked()
    expect(page.locator("#consent")).to_be_checked()
    page.fill("#email", who.address)
    page.click("#sign button[type=submit]")
    expect(page).to_have_url(f"{site.url}/en/chinahearts/check-your-email")


def test_without_javascript_the_mistakes_are_told_as_well(visitor, site):
    page = visitor(java_script_enabled=False)
    page.goto(f"{site.url}/it/")

    page.click("#sign button[type=submit]")

    expect(page.locator(".summary a")).to_have_count(3)
    assert page.title().startswith("Errore: ")


def test_the_trap_is_nothing_that_a_person_could_fall_into(visitor, site):
    page = visitor()
    page.goto(f"{site.url}/en/")

    trap = page.locator("[name=website]")

    assert trap.get_attribute("tabindex") == "-1"
    box = trap.bounding_box()
    assert box is None or box["x"] < 0 or box["y"] < 0 or box["width"] * box["height"] <= 1


def test_going_back_from_the_next_page_finds_the_button_ready(visitor, site):
    page, who = visitor(), steps.signer("it")
    steps.sign(page, site, who)

    page.go_back()

    button = page.locator("#sign button[type=submit]")
    expect(button).to_be_enabled()
    expect(button).not_to_have_attribute("aria-disabled", "true")
