"""From the form to the count, as people go: in their language, on their device, in their way."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.web.forms import eventually


def test_王芳_signs_in_chinese_from_the_form_to_the_count(visitor, instance):
    page, who = visitor(locale="zh-CN"), steps.signer("zh")

    page.goto(instance.url)
    assert page.url == f"{instance.url}/zh/"
    steps.sign(page, instance, who)
    assert steps.count(page, instance) == 0
    assert steps.confirm(page, instance, who) == 1

    assert eventually(lambda: steps.count(page, instance) == 1, seconds=2)
    page.click("a[href$='/signatures']:visible >> nth=-1")
    expect(page.locator("main li").first).to_contain_text("王芳")
    expect(page.locator("main li").first).to_contain_text("武汉")


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_signer_goes_from_the_form_to_the_count(visitor, site, language):
    page, who = visitor(), steps.signer(language)
    before, last = steps.count(page, site), steps.last_number(site)

    steps.sign(page, site, who)
    number = steps.confirm(page, site, who)

    assert number == last + 1
    assert eventually(lambda: steps.count(page, site) == before + 1, seconds=2)
    page.goto(f"{site.url}/{language}/chinahearts/signatures")
    expect(page.locator("main li").first).to_contain_text(who.name)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_signing_works_without_javascript(visitor, site, language):
    page, who = visitor(java_script_enabled=False), steps.signer(language)

    steps.sign(page, site, who)

    assert steps.confirm(page, site, who) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signing_works_on_a_phone(visitor, site, scheme):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    page, who = visitor(color_scheme=scheme, **phone), steps.signer("it")

    steps.sign(page, site, who)

    assert steps.confirm(page, site, who) > 0


def test_another_browser_on_the_page_of_thanks_sees_neither_name_nor_number(visitor, site):
    page, stranger, who = visitor(), visitor(), steps.signer("it")
    steps.sign(page, site, who)
    steps.confirm(page, site, who)

    stranger.goto(page.url)

    expect(stranger.locator("h1")).not_to_contain_text(who.name)
    expect(stranger.locator(".num")).to_have_count(0)


def test_signing_works_with_the_keyboard_alone(visitor, site):
    page, who = visitor(), steps.signer("en")
    page.goto(f"{site.url}/en/")

    tab_to(page, ".skip")
    page.keyboard.press("Enter")
    for field, typed in (("#name", who.name), ("#email", who.address)):
        tab_to(page, field)
        page.keyboard.type(typed)
    tab_to(page, "#consent")
    page.keyboard.press("Space")
    tab_to(page, "#sign button[type=submit]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/en/chinahearts/check-your-email")

    page.goto(steps.link(site, who))
    tab_to(page, "main form:not([action$=reject]) button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/en/chinahearts/thank-you")


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the element has the focus, which must be visible at every stop."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
        if page.locator(selector).evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"{selector} cannot be reached")


def test_no_script_presses_the_button(visitor, site):
    page, who = visitor(), steps.signer("it")
    steps.sign(page, site, who)
    before, sent = steps.count(page, site), []
    page.on("request", lambda request: sent.append(request.method))

    page.goto(steps.link(site, who))
    page.mouse.move(200, 200)
    page.mouse.wheel(0, 2000)
    page.wait_for_load_state("networkidle")

    assert set(sent) == {"GET"}
    assert steps.count(page, site) == before
    expect(page.locator("main form")).to_have_count(2)


def test_whoever_it_was_not_has_it_erased(visitor, site):
    page, who = visitor(), steps.signer("it")
    before = steps.count(page, site)
    steps.sign(page, site, who)
    address = steps.link(site, who)

    page.goto(address)
    page.click("form[action$=reject] button")
    expect(page.locator("main")).not_to_contain_text(who.name)

    assert page.goto(address).status == 410
    assert steps.count(page, site) == before


def test_whoever_signs_again_is_told_by_email_alone(visitor, site):
    page, who = visitor(), steps.signer("en")
    steps.sign(page, site, who)
    said = page.inner_text("main")
    first_letter = steps.letter(site, who)["Subject"]
    steps.confirm(page, site, who)

    steps.sign(page, site, who)

    assert page.inner_text("main") == said
    assert eventually(lambda: steps.letter(site, who)["Subject"] != first_letter, seconds=30)
