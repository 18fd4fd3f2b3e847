"""The public ledger, checked as anyone outside can: by its own words, without our code."""

import hashlib
import json
import re

import pytest

from petition.rules import clock
from petition.rules import ledger as rules
from petition.services import invalidation, tallying
from petition.store import database
from petition.store.queries import tallies
from tests import factories

LEDGER = "/api/v1/campaigns/chinahearts/ledger"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def whole(client) -> list[dict]:
    """Every entry, by following `next`."""
    entries, address = [], LEDGER
    while address:
        page = client.get(address).json
        entries += page["entries"]
        address = page["next"]
    return entries


def sealed(entry: dict) -> str:
    fields = {name: value for name, value in entry.items() if name != "hash"}
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_an_entry_has_exactly_these_parts(client):
    (entry,) = client.get(LEDGER).json["entries"]

    assert list(entry) == ["number", "at", "change", "reason", "total", "previous_hash", "hash"]
    assert (entry["number"], entry["change"], entry["total"]) == (1, 700, 700)
    assert entry["reason"] == "elsewhere"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry["at"])


def test_a_stranger_can_verify_the_whole_history(client):
    ids = [factories.sign_and_confirm(f"{n}@example.org") for n in range(4)]
    for deed, signature_id in (
        (factories.withdraw, ids[0]),
        (invalidation.invalidate, ids[1]),
        (invalidation.reinstate, ids[1]),
    ):
        deed(signature_id)
        tallying.tally_all()

    previous, total = hashlib.sha256(b"chinahearts").hexdigest(), 0
    for number, entry in enumerate(whole(client), 1):
        total += entry["change"]
        assert (entry["number"], entry["total"]) == (number, total)
        assert (entry["previous_hash"], entry["hash"]) == (previous, sealed(entry))
        previous = entry["hash"]
    assert (
        total == client.get("/api/v1/campaigns/chinahearts/count").json["total_signatures"] == 703
    )


def test_a_long_ledger_comes_in_pages_without_gap(client):
    campaign_id = factories.campaign_id()
    with database.writing() as session:
        (first,) = tallies.whole_ledger(session, campaign_id)
        head = rules.head_after(first)
        for _ in range(1100):
            entry = rules.following(head, 1, rules.LedgerReason.IMPORTED, clock.now())
            tallies.append(session, campaign_id, [entry])
            head = rules.head_after(entry)

    newest = client.get(LEDGER).json

    assert len(newest["entries"]) == 500
    assert [entry["number"] for entry in whole(client)] == [*range(1, 1102)]


@pytest.mark.parametrize(("after", "count"), [("", 1), ("0", 1), ("1", 0), ("999999999999", 0)])
def test_reading_goes_on_after_a_number(client, after, count):
    page = client.get(LEDGER, query_string={"after": after}).json

    assert (len(page["entries"]), page["next"]) == (count, None)


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "²"])
def test_what_is_no_number_is_a_problem(client, after):
    response = client.get(LEDGER, query_string={"after": after})

    assert (response.status_code, response.json["errors"]) == (422, {"after": "number_expected"})
