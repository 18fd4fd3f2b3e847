"""Campaigns and their counts as the API tells them."""

import re
from datetime import date

import pytest

from petition.rules.campaign_document import Elsewhere
from tests import factories

CAMPAIGNS = "/api/v1/campaigns"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def test_without_a_campaign_there_is_an_empty_list(client):
    assert client.get(CAMPAIGNS).json == {"campaigns": []}


def test_a_campaign_tells_its_texts_dates_state_goal_and_links(client, app):
    factories.given_campaign(closes_on=date(2099, 12, 31))

    told = client.get(f"{CAMPAIGNS}/chinahearts").json

    assert list(told) == [
        *("slug", "state", "accepts_signatures", "opens_on", "closes_on"),
        *("default_language", "goal", "texts", "links"),
    ]
    assert (told["slug"], told["state"], told["accepts_signatures"]) == (
        "chinahearts",
        "open",
        True,
    )
    assert (told["opens_on"], told["closes_on"]) == ("2020-02-21", "2099-12-31")
    assert (told["default_language"], told["goal"]) == ("it", 1000)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_texts_are_those_of_the_campaign_file(client, campaign, language):
    text = factories.chinahearts().texts[language]

    told = client.get(f"{CAMPAIGNS}/chinahearts").json["texts"][language]

    assert (told["title"], told["lead"]) == (text.title, text.lead)
    assert told["manifesto"] == list(text.manifesto)


def test_every_link_of_a_campaign_leads_somewhere(client, campaign):
    links = client.get(f"{CAMPAIGNS}/chinahearts").json["links"]

    addresses = [*links.pop("pages").values(), *links.values()]

    assert len(addresses) == 8
    assert all(address.startswith("http://127.0.0.1:8000/") for address in addresses)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_the_list_holds_the_same_as_each_campaign_alone(client, campaign):
    factories.given_campaign("river-park", state="closed")

    (first, second) = client.get(CAMPAIGNS).json["campaigns"]

    assert first == client.get(f"{CAMPAIGNS}/chinahearts").json
    assert second == client.get(f"{CAMPAIGNS}/river-park").json
    assert (second["state"], second["accepts_signatures"]) == ("closed", False)


def test_a_count_has_exactly_these_parts(client, campaign):
    factories.sign_and_confirm()

    told = client.get(f"{CAMPAIGNS}/chinahearts/count").json

    assert re.fullmatch(MOMENT, told.pop("as_of"))
    assert told == {
        "campaign": "chinahearts",
        "total_signatures": 701,
        "confirmed": 1,
        "elsewhere": [
            {
                "source": "change.org",
                "url": "http://chng.it/vp524xz7NN",
                "signatures": 700,
                "as_of": "2020-02-21",
            }
        ],
        "goal": 1000,
    }


@pytest.mark.parametrize(
    ("numbers", "total", "goal"),
    [
        ((), 0, 1000),
        ((999,), 999, 1000),
        ((700, 300), 1000, 2500),
        ((10**6, 5), 1_000_005, 2_500_000),
    ],
)
def test_the_total_is_all_there_is_and_the_goal_is_above_it(client, app, numbers, total, goal):
    parts = [Elsewhere(f"Place {n}", "", n, date(2020, 3, 1)) for n in numbers]
    factories.given_campaign(elsewhere=tuple(parts))

    told = client.get(f"{CAMPAIGNS}/chinahearts/count").json

    assert (told["total_signatures"], told["goal"]) == (total, goal)
    assert [part["signatures"] for part in told["elsewhere"]] == list(numbers)


def test_several_counts_are_the_same_objects_in_the_order_asked_for(client, campaign):
    factories.given_campaign("river-park", elsewhere=())

    told = client.get("/api/v1/counts?campaigns=river-park,chinahearts").json["counts"]

    assert told == [
        client.get(f"{CAMPAIGNS}/river-park/count").json,
        client.get(f"{CAMPAIGNS}/chinahearts/count").json,
    ]


@pytest.mark.parametrize(
    "asked",
    ["chinahearts,nowhere", "chinahearts,chinahearts", ",chinahearts,,", "../x,chinahearts"],
)
def test_unknown_and_repeated_campaigns_are_left_out(client, campaign, asked):
    told = client.get("/api/v1/counts", query_string={"campaigns": asked}).json

    assert [count["campaign"] for count in told["counts"]] == ["chinahearts"]


@pytest.mark.parametrize("query", ["", "?campaigns=", "?campaigns=,", "?campaigns=nowhere"])
def test_asking_for_none_gets_none(client, campaign, query):
    assert client.get(f"/api/v1/counts{query}").json == {"counts": []}


def test_at_most_a_hundred_counts_are_told(client, campaign):
    ahead = [f"nobody-{number}" for number in range(99)]

    hundredth = client.get("/api/v1/counts?campaigns=" + ",".join([*ahead, "chinahearts"]))
    next_one = client.get("/api/v1/counts?campaigns=" + ",".join([*ahead, "x-x", "chinahearts"]))

    assert len(hundredth.json["counts"]) == 1
    assert next_one.json == {"counts": []}
