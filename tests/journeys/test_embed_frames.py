"""Our frames on somebody else's page: the counter and the sign form, whatever the browser lacks."""

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.journeys import guests, steps

SIGN = "/embed/chinahearts/sign"
NEXT = "/embed/chinahearts/check-your-email"
LISTENER = """
window.heard = [];
document.addEventListener("petition:signed", ({ target, detail }) => {
  heard.push([target.id, detail]);
});
"""
FITTED = "() => document.querySelector('iframe').style.height !== ''"
COUNTER = '<petition-counter id="c" campaign="chinahearts" lang="en">7</petition-counter>'


def inside(page: Page) -> Frame:
    """The only frame of the page."""
    (frame,) = page.frames[1:]
    return frame


def fill_in(frame: Frame, who: steps.Signer) -> None:
    """Fills in the form and sends it."""
    frame.fill("#name", who.name)
    frame.fill("#email", who.address)
    frame.select_option("#country", who.country)
    frame.check("#consent")
    frame.click("form button[type=submit]")


def signs(frame: Frame, language: str) -> steps.Signer:
    """Somebody signs in the frame, and is told to look into the mailbox."""
    who = steps.signer(language)
    fill_in(frame, who)
    frame.wait_for_url(re.compile(NEXT))
    return who


@pytest.mark.parametrize("layout", ["line", "card", "full"])
def test_the_counter_in_a_frame_needs_no_script(host, guest, embedded, layout):
    body = host.frame(f"/embed/chinahearts?lang=en&layout={layout}")

    one = guest(host.show(body), java_script_enabled=False)

    frame = one.page.frame_locator("iframe")
    expect(frame.locator(".n")).to_have_text(str(guests.total(embedded, one.page)))
    expect(frame.locator("a")).to_have_attribute("target", "_top")
    assert len([url for url in one.asked if ".woff2" not in url]) == 2


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_form_in_a_frame_needs_no_script(host, guest, embedded, language):
    one = guest(host.show(host.frame(f"{SIGN}?lang={language}")), java_script_enabled=False)
    frame = one.page.frame_locator("iframe")
    frame.locator("#city").fill("Roma")
    frame.locator("form button[type=submit]").click()
    expect(frame.locator(".summary a")).to_have_count(3)
    expect(frame.locator("#city")).to_have_value("Roma")

    who = signs(inside(one.page), language)

    expect(frame.locator("h1")).to_be_visible()
    assert steps.link(embedded, who)


def test_signing_and_confirming_reaches_counters_and_frames_alike(host, guest, embedded):
    frames = host.frame("/embed/chinahearts?lang=en&layout=card")
    watching = guest(host.show(COUNTER + frames + host.script))
    before = guests.total(embedded, watching.page)
    watching.sees(str(before))
    other = guest(host.show(host.frame(f"{SIGN}?lang=it") + host.script))

    who = signs(inside(other.page), "it")
    steps.confirm(other.page, embedded, who)

    watching.sees(str(before + 1))
    number = watching.page.frame_locator("iframe").locator(".n")
    expect(number).to_have_text(str(before + 1), timeout=20_000)


def test_signing_works_where_cookies_of_third_parties_are_blocked(host, guest, embedded):
    one = guest(host.show(host.frame(f"{SIGN}?lang=it")))
    probe = "cookie => { document.cookie = cookie; return document.cookie; }"
    # This Chromium takes none from a frame but those that it keeps apart for each host page.
    assert inside(one.page).evaluate(probe, "probe=1; SameSite=None; Secure") == ""
    apart = inside(one.page).evaluate(probe, "apart=1; SameSite=None; Secure; Partitioned")
    assert apart == "apart=1"

    who = signs(inside(one.page), "it")

    assert steps.link(embedded, who)


def test_nobody_but_our_frames_is_heard(host, guest):
    forged = """
    for (const type of ["petition:height", "petition:signed"]) {
      postMessage({ type, height: 999, campaign: "chinahearts" }, "*");
    }"""
    one = guest(host.show(COUNTER + host.frame(SIGN) + host.script, LISTENER))
    frame = one.page.locator("iframe")
    one.page.wait_for_function(FITTED)
    height = frame.get_attribute("style")

    one.page.evaluate(forged)
    inside(one.page).evaluate("parent.postMessage({ type: 'petition:height', height: '1e9' }, '*')")
    inside(one.page).evaluate("parent.postMessage(null, '*'), parent.postMessage('x', '*')")
    inside(one.page).evaluate("parent.postMessage({ type: 'petition:height', height: 77 }, '*')")

    one.page.wait_for_function("() => document.querySelector('iframe').style.height === '77px'")
    assert height != "height: 77px;"
    assert one.page.evaluate("heard") == []


def test_the_counters_of_the_page_are_told_that_the_form_was_sent(host, guest):
    other = COUNTER.replace('"c"', '"d"').replace("chinahearts", "river-park")
    body = COUNTER + other + host.frame(SIGN) + host.script
    one = guest(host.show(body, LISTENER))

    signs(inside(one.page), "it")
    one.page.wait_for_function("() => heard.length > 0")
    inside(one.page).evaluate("location.reload()")
    one.page.wait_for_load_state("networkidle")

    assert one.page.evaluate("heard") == [["c", {"campaign": "chinahearts"}]]


def test_a_form_with_mistakes_and_a_page_shown_by_itself_are_no_signatures(host, guest):
    body = COUNTER + host.frame(SIGN, "form") + host.frame(NEXT, "next") + host.script
    one = guest(host.show(body, LISTENER))
    form = one.page.frame("form")

    form.click("form button[type=submit]")
    form.wait_for_selector(".summary")
    one.page.wait_for_load_state("networkidle")

    assert one.page.evaluate("heard") == []


@pytest.mark.parametrize(
    "path", ["/it/chinahearts/", "/embed/nobody", "/embed/nobody/sign", "/login", "/embed/x/y"]
)
def test_whatever_else_is_framed_is_refused(host, guest, path):
    one = guest(host.show(host.frame(path)))

    assert inside(one.page).url in ("", "chrome-error://chromewebdata/")
    (refusal,) = one.amiss
    assert "frame-ancestors 'none'" in refusal
    one.amiss.clear()


def test_of_a_closed_campaign_the_form_says_so_in_its_frame(host, guest, embedded):
    guests.publish(embedded, "ended", state="closed")

    one = guest(host.show(host.frame("/embed/ended/sign?lang=en")))

    expect(one.page.frame_locator("iframe").locator("h2")).to_have_text("Signing is closed")
