"""Statistics that sum to the count and point at nobody."""

import re

import pytest
import time_machine

from petition.services import sampling, tallying
from tests import factories

STATISTICS = "/api/v1/campaigns/chinahearts/statistics"
LISTS = ("per_day", "per_country", "per_language", "per_source")


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def test_without_signatures_every_list_is_empty(client):
    told = client.get(STATISTICS).json

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told.pop("as_of"))
    assert told == {name: [] for name in LISTS}


def test_each_list_has_exactly_these_parts(client):
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        for number in range(5):
            factories.sign_and_confirm(f"{number}@example.org", country="IT")
        factories.sign_and_confirm("wang@example.org", country="CN", language="zh", source="qr")

    told = client.get(STATISTICS).json

    assert told["per_day"] == [{"date": "2026-03-01", "signatures": 6}]
    assert told["per_country"] == [
        {"country": "IT", "signatures": 5},
        {"country": "other", "signatures": 1},
    ]
    assert told["per_language"] == [
        {"language": "it", "signatures": 5},
        {"language": "zh", "signatures": 1},
    ]
    assert told["per_source"] == [
        {"source": "", "signatures": 5},
        {"source": "other", "signatures": 1},
    ]


def test_each_list_sums_to_the_confirmed_signatures(client):
    sum(sampling.fill(sampling.Sample("chinahearts", 300)))

    told = client.get(STATISTICS).json

    sums = {name: sum(share["signatures"] for share in told[name]) for name in LISTS}
    assert sums == dict.fromkeys(LISTS, 300)


def test_days_come_in_their_order(client):
    sum(sampling.fill(sampling.Sample("chinahearts", 100)))

    days = [share["date"] for share in client.get(STATISTICS).json["per_day"]]

    assert days == sorted(days)
    assert len(days) > 20


def test_what_is_withdrawn_leaves_the_statistics(client):
    factories.withdraw(factories.sign_and_confirm())
    tallying.tally_all()

    assert client.get(STATISTICS).json["per_day"] == []
