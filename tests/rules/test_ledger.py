"""The ledger as the contract words it, recomputed here without the product's own code."""

import dataclasses
import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import ledger
from petition.rules.states import LedgerReason

AT = datetime(2020, 2, 21, 10, 30, 5, 678901, tzinfo=UTC)
CHANGES = st.lists(
    st.tuples(st.integers(-1000, 1000).filter(bool), st.sampled_from(LedgerReason)), max_size=8
)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def by_the_contract(published: dict[str, object]) -> str:
    """The hash of an entry, from what is published of it."""
    fields = {name: value for name, value in published.items() if name != "hash"}
    return sha256(json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def chain(slug: str, changes: list[tuple[int, LedgerReason]]) -> list[ledger.Entry]:
    head, entries = ledger.beginning(slug), []
    for change, reason in changes:
        entries.append(ledger.following(head, change, reason, AT))
        head = ledger.head_after(entries[-1])
    return entries


def test_a_hash_is_that_of_exactly_this_text():
    (entry,) = chain("chinahearts", [(700, LedgerReason.ELSEWHERE)])

    text = (
        '{"at":"2020-02-21T10:30:05Z","change":700,"number":1,"previous_hash":"'
        + sha256("chinahearts")
        + '","reason":"elsewhere","total":700}'
    )
    assert entry.hash == sha256(text)


@given(CHANGES)
def test_anyone_can_recompute_the_chain_from_what_is_published(changes):
    previous, total = sha256("river-park"), 0

    for number, entry in enumerate(map(ledger.public, chain("river-park", changes)), 1):
        total += entry["change"]
        assert (entry["number"], entry["total"]) == (number, total)
        assert entry["previous_hash"] == previous
        assert entry["hash"] == by_the_contract(entry)
        previous = entry["hash"]


def test_an_entry_publishes_seven_fields():
    (entry,) = chain("a-campaign", [(1, LedgerReason.CONFIRMED)])

    names = ["number", "at", "change", "reason", "total", "previous_hash", "hash"]
    assert list(ledger.public(entry)) == names


def test_a_moment_is_told_in_utc_whatever_zone_it_came_in():
    in_rome = AT.astimezone(timezone(timedelta(hours=1)))

    assert ledger.timestamp(in_rome) == "2020-02-21T10:30:05Z"


def test_an_entry_follows_the_one_before_it():
    first, second = chain("a-campaign", [(700, LedgerReason.ELSEWHERE), (1, LedgerReason.IMPORTED)])

    assert ledger.follows(ledger.beginning("a-campaign"), first)
    assert ledger.follows(ledger.head_after(first), second)


def test_an_entry_follows_no_other_than_the_one_before_it():
    first, second = chain("a-campaign", [(1, LedgerReason.CONFIRMED), (1, LedgerReason.CONFIRMED)])

    assert not ledger.follows(ledger.beginning("a-campaign"), second)
    assert not ledger.follows(ledger.head_after(first), first)
    assert not ledger.follows(ledger.beginning("another"), first)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": AT.replace(microsecond=0) + timedelta(seconds=1)},
        {"at": AT},
        {"change": 2},
        {"reason": LedgerReason.IMPORTED},
        {"total": 2},
        {"previous_hash": "0" * 64},
        {"hash": "0" * 64},
    ],
    ids=lambda change: "-".join(change),
)
def test_a_change_of_any_field_breaks_the_chain(change):
    (entry,) = chain("a-campaign", [(1, LedgerReason.CONFIRMED)])

    changed = dataclasses.replace(entry, **change)

    assert not ledger.follows(ledger.beginning("a-campaign"), changed)
