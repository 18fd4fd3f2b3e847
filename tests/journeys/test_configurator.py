"""Choosing an embed in a browser: without script by a button, with script by itself."""

import pytest
from playwright.sync_api import Page, expect

from tests.instance import Instance
from tests.journeys.test_every_page import violations

BADGE = "?form=badge&layout=card&theme=light&lang=it"


def choose(page: Page, name: str, value: str) -> None:
    page.check(f"input[name={name}][value={value}]")


def snippet(page: Page) -> str:
    return page.input_value("#snippet")


@pytest.fixture
def address(site: Instance) -> str:
    return f"{site.url}/it/chinahearts/embed"


def test_without_script_the_button_brings_the_code(visitor, site, address):
    page = visitor(java_script_enabled=False)
    page.goto(address + BADGE)

    choose(page, "theme", "dark")
    page.select_option("#lang", "zh")
    page.click("#choice button")

    assert page.url == f"{address}?form=badge&layout=card&theme=dark&lang=zh"
    assert f'src="{site.url}/embed/chinahearts/badge.svg?lang=zh&amp;theme=dark"' in snippet(page)
    expect(page.locator("#preview img")).to_be_visible()
    assert page.locator("[data-copy]:visible").count() == 0


def test_with_script_code_and_preview_follow_each_choice(visitor, address):
    page = visitor()
    page.goto(address + BADGE)
    page.evaluate("window.isTheSamePage = true")

    choose(page, "theme", "dark")
    page.select_option("#lang", "en")

    image = "/embed/chinahearts/badge.svg?lang=en&theme=dark"
    expect(page.locator("#preview img")).to_have_attribute("src", image)
    expect(page.locator("#badge img")).to_have_attribute("src", image)
    expect(page).to_have_url(f"{address}?form=badge&layout=card&theme=dark&lang=en")
    assert "lang=en&amp;theme=dark" in snippet(page)
    assert "signatures: China" in page.input_value("#plain")
    assert "theme=dark&lang=en" in str(page.get_attribute("#try", "href"))
    assert page.evaluate("window.isTheSamePage")


def test_every_form_has_its_code_without_a_reload(browser, address):
    page = browser.new_page()
    page.goto(address + BADGE)
    said = {"iframe": "<iframe", "sign": "/sign?lang=it", "element": "<petition-counter"}

    for form, words in said.items():
        choose(page, "form", form)
        page.wait_for_function(
            "([w]) => document.getElementById('snippet').value.includes(w)", arg=[words]
        )
        expect(page.locator("#preview > *")).to_have_count(1)

    page.close()


def test_what_an_image_has_no_choice_of_is_not_offered(visitor, address):
    page = visitor()
    page.goto(address + BADGE)

    expect(page.locator("input[name=layout]").first).to_be_hidden()
    expect(page.locator("input[name=theme]").first).to_be_visible()


def test_the_code_is_copied_and_the_button_says_so_until_another_choice(visitor, address):
    page = visitor(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address + BADGE)
    button = page.locator("[data-copy=snippet]")

    button.click()

    expect(button).to_have_text("Copiato")
    assert page.evaluate("navigator.clipboard.readText()") == snippet(page)
    choose(page, "theme", "dark")
    expect(button).to_have_text("Copia il codice")
    button.click()
    expect(button).to_have_text("Copiato")
    assert "theme=dark" in page.evaluate("navigator.clipboard.readText()")


def test_when_the_network_fails_the_old_code_stays(browser, address):
    page = browser.new_page()
    page.goto(address + BADGE)
    before = snippet(page)
    page.route("**/embed?*", lambda route: route.abort())

    with page.expect_event("requestfailed"):
        choose(page, "theme", "dark")

    assert snippet(page) == before
    page.close()


def test_the_page_with_the_code_in_place_shows_the_badge(visitor, address):
    page = visitor()
    page.goto(address + BADGE)

    page.click("#try")

    expect(page.locator(".placed img")).to_be_visible()
    assert page.locator(".placed img").evaluate("image => image.naturalHeight") == 28


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390), ("light", 320)])
@pytest.mark.parametrize("path", ["", "/try"])
def test_everybody_can_use_these_pages(visitor, address, scheme, width, path):
    page = visitor(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(address + path + BADGE)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_data_of_the_campaign_page_is_no_script_to_a_browser(visitor, site):
    page = visitor()

    page.goto(f"{site.url}/it/chinahearts/", wait_until="networkidle")

    block = page.locator("script[type='application/ld+json']")
    assert block.evaluate("e => JSON.parse(e.textContent)['@type']") == "WebPage"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_badge_follows_the_scheme_of_its_reader(visitor, site, scheme):
    page = visitor(color_scheme=scheme)

    page.goto(f"{site.url}/embed/chinahearts/badge.svg?theme=auto")

    paper = page.locator("rect").evaluate("e => getComputedStyle(e).fill")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(14, 23, 24)"}[scheme]
