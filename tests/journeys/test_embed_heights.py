"""How high our frames are: what a webmaster reserves, and what the script makes of it."""

import pytest

from tests.journeys.test_embed_frames import FITTED, SIGN, inside

# As docs/embedding.md tells them.
SIZES = [("line", 320, 58), ("card", 300, 300), ("full", 320, 440), ("full", 680, 400)]
SIZES += [("full", 1000, 400)]


def test_a_frame_is_as_high_as_what_is_in_it(host, guest):
    body = host.frame("/embed/chinahearts?layout=line", "line") + host.frame(SIGN, "form")
    one = guest(host.show(body + host.script))

    def fits(name: str) -> None:
        one.page.wait_for_function(
            "name => document.querySelector(`[name=${name}]`).style.height !== ''", arg=name
        )
        frame = one.page.frame(name)
        assert frame is not None
        height = frame.evaluate("document.body.getBoundingClientRect().height")
        shown = one.page.locator(f"[name={name}]").evaluate("each => each.clientHeight")
        assert 0 <= shown - height < 1

    fits("line")
    fits("form")
    assert one.page.locator("[name=line]").evaluate("each => each.clientHeight") == 58


def test_a_frame_that_was_there_before_the_script_is_asked_for_its_height(host, guest):
    one, held = guest(""), []
    one.page.route("**/embed/v1.js", lambda route: held.append(route))
    one.page.goto(host.show(host.frame(SIGN) + host.script), wait_until="commit")
    one.page.frame_locator("iframe").locator("#consent").wait_for()
    inside(one.page).evaluate("new Promise(requestAnimationFrame)")
    assert one.page.get_attribute("iframe", "style") is None

    held[0].continue_()

    one.page.wait_for_function(FITTED)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_each_layout_keeps_the_size_that_webmasters_reserve(guest, embedded, language, size):
    layout, width, height = size
    address = f"{embedded.url}/embed/chinahearts?lang={language}&layout={layout}"

    one = guest(address, viewport={"width": width, "height": height})

    assert one.page.evaluate("document.body.getBoundingClientRect().height") == height
    assert one.page.evaluate("document.documentElement.scrollWidth") == width
