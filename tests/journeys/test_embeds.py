"""The element on somebody else's page, under a strict policy: live, frugal and never in the way."""

import itertools

import pytest

from tests import factories
from tests.journeys import desk_steps, guests

ONE = "campaigns=chinahearts"
_signers = itertools.count(1)


@pytest.fixture(scope="session", autouse=True)
def river_park(embedded) -> str:
    """A second campaign, with five signatures elsewhere."""
    elsewhere = factories.chinahearts().elsewhere[0]
    return guests.publish(embedded, "river-park", elsewhere=(elsewhere,))


def one_more_signs(site) -> None:
    """Somebody signs and confirms, somewhere else."""
    with desk_steps.behind(site):
        factories.sign_and_confirm(f"reader-{next(_signers)}@example.org")


def counter(campaign: str = "chinahearts", lang: str = "en", **more: str) -> str:
    """The element as a webmaster writes it, around the number of the day."""
    attributes = {"campaign": campaign, "lang": lang} | more
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<petition-counter {written}>7</petition-counter>"


def test_counters_of_two_campaigns_share_one_request_and_leave_nothing_behind(
    host, guest, embedded
):
    body = counter("river-park", "it") + counter() + counter(lang="zh", layout="full")
    one = guest("")
    total = f"{guests.total(embedded, one.page):,}"

    one.page.goto(host.show(body + host.script))

    one.sees("700", total, total)
    assert one.queries == ["campaigns=chinahearts,river-park"]
    assert len(one.asked) == 2
    assert one.page.context.cookies() == []
    assert one.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_signature_confirmed_elsewhere_reaches_every_counter(host, guest, embedded):
    body = counter() + counter(lang="it", layout="card") + counter("river-park")
    one = guest(host.show(body + host.script))
    before = guests.total(embedded, one.page)
    one.sees(str(before), str(before), "700")

    one_more_signs(embedded)

    one.sees(str(before + 1), str(before + 1), "700")


def test_an_element_that_comes_later_is_filled_and_asks_only_for_what_is_new(host, guest, embedded):
    one = guest(host.show("<main></main>" + counter() + host.script))
    total = str(guests.total(embedded, one.page))
    one.sees(total)
    add = """campaign => {
        const added = document.createElement("petition-counter");
        added.setAttribute("campaign", campaign);
        document.querySelector("main").append(added);
    }"""

    one.page.evaluate(add, "chinahearts")
    one.sees(total, total)
    one.page.evaluate(add, "river-park")
    one.sees(total, "700", total)

    assert one.queries == [ONE, "campaigns=chinahearts,river-park"]


def opened(guest, host, body: str):
    """A page with a time of its own, which gets the same count each time it asks."""
    one = guest("", has_own_time=True)
    one.is_answered(200, guests.count_of(12))
    one.page.goto(host.show(body + host.script))
    return one


def test_without_a_counter_left_nobody_asks_any_more(host, guest):
    one = opened(guest, host, counter())
    one.asks_within(100)
    one.sees("12")

    one.page.evaluate("document.querySelector('petition-counter').remove()")
    one.page.clock.run_for(600_000)

    assert one.queries == [ONE]


def test_the_asking_slows_down_while_nothing_changes(host, guest):
    one = opened(guest, host, counter())
    one.asks_within(100)
    for pause in (5_000, 7_500, 11_250):
        one.page.clock.run_for(int(pause * 0.9))
        asked = len(one.queries)
        one.asks_within(int(pause * 0.4))
        assert len(one.queries) == asked + 1

    assert one.queries == [ONE] * 4


def test_what_nobody_sees_is_not_asked_for_again(host, guest):
    one = opened(guest, host, "<br>" * 300 + counter())
    one.asks_within(100)
    one.page.clock.run_for(600_000)
    assert one.queries == [ONE]

    one.page.locator("petition-counter").scroll_into_view_if_needed()
    one.page.wait_for_function("() => document.querySelector('petition-counter').isSeen")
    one.asks_within(100)

    assert one.queries == [ONE, ONE]


def test_a_page_in_the_background_asks_for_nothing(host, guest):
    one = opened(guest, host, counter())
    one.asks_within(100)
    turn = """hidden => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""

    one.page.evaluate(turn, True)
    one.page.clock.run_for(600_000)
    assert one.queries == [ONE]
    one.page.evaluate(turn, False)
    one.asks_within(100)


def test_an_unknown_campaign_keeps_the_number_of_the_page(host, guest, embedded):
    guests.publish(embedded, "secret-plan", state="draft")
    body = counter("nobody") + counter("secret-plan") + counter("<b>") + counter()

    one = guest(host.show(body + host.script))

    one.sees("7", "7", "7", str(guests.total(embedded, one.page)))
    assert one.queries == ["campaigns=chinahearts,nobody,secret-plan"]


def test_a_closed_campaign_shows_its_last_number(host, guest, embedded):
    guests.publish(embedded, "over", state="closed")

    guest(host.show(counter("over") + host.script)).sees("700")


def test_a_hundred_campaigns_are_one_request(host, guest):
    slugs = [f"campaign-{n:03}" for n in range(120)]
    one = guest(host.show("".join(counter(slug) for slug in slugs) + host.script))

    one.page.wait_for_load_state("networkidle")
    assert one.queries == [f"campaigns={','.join(slugs[:100])}"]
