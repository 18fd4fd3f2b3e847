"""The element when things go wrong around it: the page's own number stays, and nothing is hurt."""

import pytest

from tests.journeys import guests
from tests.journeys.guests import count_of

BODY = '<petition-counter campaign="chinahearts" lang="en" layout="full">8,629</petition-counter>'
SHOWN = "petition-counter .n:not(:has(slot))"
JUNK = [
    "",
    "null",
    "[]",
    "{}",
    "<!doctype html><p>Please log in to this network",
    {"counts": None},
    {"counts": [None]},
    {"counts": [{"campaign": "chinahearts"}]},
    count_of(1, elsewhere=None),
    count_of(1, elsewhere=[{"signatures": "many"}]),
    count_of(1, goal="soon"),
    count_of(1, total_signatures="<img src=x onerror=alert(1)>"),
    count_of(1, total_signatures=-1),
    count_of(1, total_signatures=1e300),
]


def opened(guest, host, prepare):
    """A page with a time of its own, which was prepared before it asked for the first time."""
    one = guest("", has_own_time=True)
    prepare(one)
    one.page.goto(host.show(BODY + host.script))
    return one


def time_passes(one, milliseconds: int, queries: int) -> None:
    """Lets time pass, after which so many requests in all must have been made."""
    one.page.clock.run_for(milliseconds)
    one.page.wait_for_timeout(0)
    assert len(one.queries) == queries


def test_on_a_blocked_network_the_number_of_the_page_stays(host, guest, embedded):
    one = opened(guest, host, lambda one: one.is_cut_off())
    one.asks_within(100)
    assert one.numbers() == ["8,629"]

    one.is_connected()
    one.asks_within(16_000)

    one.sees(str(guests.total(embedded, one.page)))


def test_a_lost_network_leaves_the_last_number_and_is_asked_less_often(host, guest, embedded):
    one = opened(guest, host, lambda one: None)
    one.asks_within(100)
    one.page.wait_for_selector(SHOWN)
    known = one.numbers()
    one.is_cut_off()
    for longest in (7_000, 14_000, 28_000):
        one.asks_within(longest)

    assert one.numbers() == known
    time_passes(one, 38_000, queries=4)


@pytest.mark.parametrize(("status", "retry"), [(429, "120"), (503, "120")])
def test_who_is_asked_to_wait_waits(host, guest, embedded, status, retry):
    one = opened(guest, host, lambda one: one.is_answered(status, {}, Retry_After=retry))
    one.asks_within(100)
    assert one.numbers() == ["8,629"]

    one.is_connected()
    time_passes(one, 119_000, queries=1)
    one.asks_within(30_000)

    one.sees(str(guests.total(embedded, one.page)))


def test_an_element_that_comes_later_waits_as_well(host, guest):
    one = opened(guest, host, lambda one: one.is_answered(429, {}, Retry_After="120"))
    one.asks_within(100)

    one.page.evaluate(
        """() => {
            const added = document.createElement("petition-counter");
            added.setAttribute("campaign", "another-one");
            document.body.append(added);
        }"""
    )

    time_passes(one, 110_000, queries=1)


@pytest.mark.parametrize("retry", ["Wed, 21 Oct 2026 07:28:00 GMT", "-5", "soon", ""])
def test_a_refusal_that_names_no_seconds_is_obeyed_all_the_same(host, guest, retry):
    one = opened(guest, host, lambda one: one.is_answered(429, {}, Retry_After=retry))
    one.asks_within(100)

    time_passes(one, 9_500, queries=1)
    one.asks_within(5_000)


def test_what_caches_keep_for_long_is_not_asked_for_sooner(host, guest):
    kept = {"Cache_Control": "public, max-age=40"}
    one = opened(guest, host, lambda one: one.is_answered(200, count_of(12), **kept))
    one.asks_within(100)

    time_passes(one, 39_500, queries=1)
    one.asks_within(12_000)


@pytest.mark.parametrize("junk", JUNK, ids=str)
def test_junk_changes_nothing(host, guest, junk):
    one = opened(guest, host, lambda one: one.is_answered(200, junk))
    one.asks_within(100)
    assert one.numbers() == ["8,629"]

    one.is_answered(200, count_of(12))
    one.asks_within(16_000)

    one.sees("12")


def test_words_from_elsewhere_are_text(host, guest):
    part = {"source": "<b onclick=x>$&</b>", "url": "javascript:x", "signatures": 3}
    one = opened(guest, host, lambda one: one.is_answered(200, count_of(12, elsewhere=[part])))

    one.asks_within(100)

    one.page.wait_for_selector(SHOWN)
    assert "of which 3 on <b onclick=x>$&</b>" in one.page.inner_text("petition-counter .full")
    assert one.page.locator("petition-counter b[onclick]").count() == 0


def test_an_older_count_out_of_a_slower_cache_is_not_shown(host, guest):
    one = opened(guest, host, lambda one: one.is_answered(200, count_of(12)))
    one.asks_within(100)
    one.sees("12")

    one.is_answered(200, count_of(11, as_of="2026-03-01T11:59:59Z"))
    one.asks_within(8_000)
    assert one.numbers() == ["12"]
    one.is_answered(200, count_of(11, as_of="2026-03-01T12:00:01Z"))
    one.asks_within(14_000)

    one.sees("11")
