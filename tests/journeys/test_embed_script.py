"""The script beside itself, an older one, or somebody else's element of the same name."""

import gzip
from pathlib import Path

import pytest

from tests.journeys import guests

ONE = "campaigns=chinahearts"
COUNTER = '<petition-counter campaign="chinahearts" lang="en">7</petition-counter>'
# The script as it once was, by month: what is out there for a week is never mended here.
KEPT = sorted((Path(__file__).parent / "kept").glob("*.js.gz"))


def test_the_script_twice_does_no_harm(host, guest, embedded):
    again = f'<script async src="{embedded.url}/embed/v1.js?another-address"></script>'
    one = guest("")
    total = str(guests.total(embedded, one.page))

    one.page.goto(host.show(host.script + again + COUNTER + host.script))

    one.sees(total)
    assert one.queries == [ONE]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_script_that_a_cache_has_kept_works_alone_and_beside_the_present_one(
    host, guest, embedded, kept
):
    one, script = guest(""), gzip.decompress(kept.read_bytes())
    answer = {"body": script, "content_type": "text/javascript"}
    one.page.route("**/embed/v1.js", lambda route: route.fulfill(**answer))
    total = str(guests.total(embedded, one.page))

    one.page.goto(host.show(COUNTER + host.script))
    one.sees(total)
    present = host.script.replace("v1.js", "v1.js?present")
    one.page.goto(host.show(host.script + COUNTER + present))

    one.sees(total)
    assert one.queries == [ONE, ONE]


def test_an_element_of_that_name_that_the_page_has_already_stays(host, guest):
    one = guest("")
    one.page.add_init_script(
        "customElements.define('petition-counter', class extends HTMLElement {})"
    )

    one.page.goto(host.show(COUNTER + host.script), wait_until="networkidle")

    assert one.numbers() == ["7"]
    assert one.queries == []
