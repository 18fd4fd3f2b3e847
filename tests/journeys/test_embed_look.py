"""What the element shows and tells: layouts, themes, languages, events, to ears and in motion."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.guests import count_of

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ELSEWHERE = [{"source": "change.org", "url": "https://change.org", "signatures": 700}]
COUNT = count_of(8629, elsewhere=ELSEWHERE)
BOX = "petition-counter div"
LISTENER = """
window.heard = [];
for (const name of ["petition:count", "petition:signed"]) {
  document.addEventListener(name, (event) => heard.push([name, event.target.id, event.detail]));
}
"""
WORDS = {
    "it": (
        "8.629",
        "persone hanno firmato",
        "Prossimo traguardo: 10.000",
        "di cui 700 su change.org",
    ),
    "en": ("8,629", "people have signed", "Next milestone: 10,000", "of which 700 on change.org"),
    "zh": ("8,629", "人已签名", "下一个目标：10,000", "其中700人在change.org签名"),
}


def counter(**attributes: str) -> str:
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f'<petition-counter id="c" campaign="chinahearts" {written}>7</petition-counter>'


def shown(guest, host, body: str, script: str = "", **options: object):
    """A page whose counters show 8629."""
    one = guest("", has_own_time=True, **options)
    one.is_answered(200, COUNT)
    one.page.goto(host.show(body + host.script, script))
    one.asks_within(100)
    one.page.wait_for_selector("petition-counter .n:not(:has(slot))")
    return one


def changes_to(one, total: int, milliseconds: int = 8_000) -> None:
    one.is_answered(200, count_of(total, elsewhere=ELSEWHERE))
    one.asks_within(milliseconds)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_every_layout_speaks_every_language(host, guest, language):
    number, people, goal, elsewhere = WORDS[language]
    bodies = [counter(lang=language, layout=each) for each in ("line", "card", "full", "huge")]

    one = shown(guest, host, "".join(bodies))

    texts = one.page.locator(BOX).all_inner_texts()
    assert all(number in text and people in text and elsewhere in text for text in texts)
    assert [goal in text for text in texts] == [False, True, True, False]
    assert one.page.locator("petition-counter").first.bounding_box()["height"] == 58


@pytest.mark.parametrize(
    ("lang", "around", "word"),
    [
        ("zh-Hans", "it", "人已签名"),
        ("", "it", "persone"),
        ("fr", "it", "people"),
        ("IT", "zh", "persone"),
    ],
)
def test_the_language_is_that_of_the_element_or_of_what_is_around_it(
    host, guest, lang, around, word
):
    attribute = {"lang": lang} if lang else {}

    one = shown(guest, host, f'<div lang="{around}">{counter(**attribute)}</div>')

    assert word in one.page.inner_text(BOX)


def test_its_link_leads_to_the_form(host, guest, embedded):
    one = shown(guest, host, counter(lang="zh"))

    href = one.page.locator("petition-counter a").get_attribute("href")

    assert href == f"{embedded.url}/zh/chinahearts/?source=embed#sign"


@pytest.mark.parametrize(
    ("theme", "scheme", "is_dark"),
    [
        ("light", "dark", False),
        ("dark", "light", True),
        ("auto", "dark", True),
        ("auto", "light", False),
        ("pink", "dark", False),
    ],
)
def test_each_theme_is_as_dark_as_it_says(host, guest, theme, scheme, is_dark):
    one = shown(guest, host, counter(theme=theme), color_scheme=scheme)

    paper = one.page.locator("petition-counter div").evaluate(
        "box => getComputedStyle(box).backgroundColor"
    )

    assert paper == ("rgb(14, 23, 24)" if is_dark else "rgb(255, 255, 255)")


def test_an_attribute_that_changes_is_followed(host, guest):
    one = shown(guest, host, counter(lang="it"))
    one.page.evaluate("document.querySelector('petition-counter').lang = 'zh'")
    assert "人已签名" in one.page.inner_text(BOX)
    one.page.evaluate("document.querySelector('petition-counter').setAttribute('layout', 'card')")
    assert "下一个目标" in one.page.inner_text(BOX)

    one.page.evaluate("c.setAttribute('campaign', 'river-park')")
    one.asks_within(2_000)

    assert one.queries[-1] == "campaigns=river-park"
    assert one.numbers() == ["7"]


def test_each_change_is_an_event_and_nothing_else_is(host, guest):
    one = shown(guest, host, counter(), LISTENER)
    changes_to(one, 8629)
    changes_to(one, 8630, 14_000)
    one.sees("8.630")

    heard = one.page.evaluate("heard")

    assert [(name, target, detail["total_signatures"]) for name, target, detail in heard] == [
        ("petition:count", "c", 8629),
        ("petition:count", "c", 8630),
    ]
    assert heard[0][2] == COUNT["counts"][0]


def test_a_listener_that_fails_harms_nobody(host, guest):
    failing = "document.addEventListener('petition:count', () => { throw new Error('theirs'); });"
    one = shown(guest, host, counter(), failing)

    changes_to(one, 8630)

    one.sees("8.630")
    assert set(one.amiss) == {"theirs"}
    one.amiss.clear()


def test_a_change_is_said_aloud_once_a_minute_at_most(host, guest):
    one = shown(guest, host, counter(lang="en"))
    status = one.page.locator("petition-counter [role=status]")
    assert status.inner_text() == ""

    said = []
    for total in (8630, 8631):
        changes_to(one, total)
        one.sees(f"{total:,}")
        said.append(status.inner_text())
    for _ in range(5):
        one.asks_within(60_000)
    changes_to(one, 8632, 60_000)
    one.sees("8,632")

    assert said == ["8,630 people have signed"] * 2
    assert status.inner_text() == "8,632 people have signed"


@pytest.mark.parametrize(("motion", "names"), [("reduce", []), ("no-preference", ["a"])])
def test_only_who_welcomes_motion_sees_some(host, guest, motion, names):
    one = shown(guest, host, counter(), reduced_motion=motion)
    number = one.page.locator("petition-counter .n")
    assert number.evaluate("n => n.getAnimations().length") == 0

    changes_to(one, 8630)
    one.sees("8.630")

    assert number.evaluate("n => n.getAnimations().map((each) => each.animationName)") == names


@pytest.mark.parametrize(("scheme", "width"), [("light", 1000), ("dark", 320)])
def test_axe_finds_nothing(host, guest, scheme, width):
    body = "".join(
        counter(lang=lang, layout=layout, theme=theme).replace('id="c"', "")
        for lang in ("it", "zh")
        for layout in ("line", "card", "full")
        for theme in ("light", "dark", "auto")
    )
    size = {"width": width, "height": 900}
    one = shown(
        guest, host, f"<main><h1>Host</h1>{body}</main>", color_scheme=scheme, viewport=size
    )

    one.page.clock.resume()
    found = Axe().run(one.page, options={"runOnly": {"type": "tag", "values": RULES}})

    nodes = [(v["id"], node["html"]) for v in found.response["violations"] for node in v["nodes"]]
    assert nodes == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
