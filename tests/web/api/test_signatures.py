"""The list of signatures as the API gives it: every one exactly once, as its signer chose."""

import re
from urllib.parse import urlsplit

import pytest

from petition.services import sampling
from tests import factories

SIGNATURES = "/api/v1/campaigns/chinahearts/signatures"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def sampled(count: int, seed: int = 1) -> None:
    sum(sampling.fill(sampling.Sample("chinahearts", count, seed)))


def numbers(page: dict) -> list[int]:
    return [signature["number"] for signature in page["signatures"]]


def test_without_signatures_the_list_is_empty(client):
    assert client.get(SIGNATURES).json == {"signatures": [], "next": None}


def test_a_signature_has_exactly_these_parts(client):
    factories.sign_and_confirm(name="王芳", city="武汉", country="CN")

    (told,) = client.get(SIGNATURES).json["signatures"]

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told.pop("signed_at"))
    assert told == {"number": 1, "name": "王芳", "city": "武汉", "country": "CN"}


@pytest.mark.parametrize(
    ("visibility", "shown"),
    [
        ("name", {"name": "Anna Prova", "city": "Roma", "country": "IT"}),
        ("initials", {"name": "A. P.", "city": "Roma", "country": "IT"}),
        ("anonymous", {"name": None, "city": None, "country": None}),
    ],
)
def test_a_name_is_given_as_its_signer_chose(client, visibility, shown):
    factories.sign_and_confirm(name="Anna Prova", city="Roma", visibility=visibility)

    (told,) = client.get(SIGNATURES).json["signatures"]

    assert {part: told[part] for part in shown} == shown


def test_nothing_that_was_not_made_public_is_in_the_answer(client):
    factories.sign_and_confirm(
        "anna@example.org", name="Anna Prova", affiliation="Teacher", comment="Courage"
    )

    answer = client.get(SIGNATURES).text

    assert not re.search("anna@|Teacher|Courage|email", answer)


def test_a_place_that_was_left_out_is_null(client):
    factories.sign_and_confirm(city="", country="")

    (told,) = client.get(SIGNATURES).json["signatures"]

    assert (told["city"], told["country"]) == (None, None)


def test_a_limit_is_kept_between_one_and_a_hundred(client):
    sampled(105)
    wishes = {"": 20, "1": 1, "100": 100, "101": 100, "9" * 30: 100, "0": 1}

    pages = {limit: client.get(f"{SIGNATURES}?limit={limit}").json for limit in wishes}

    assert {limit: len(page["signatures"]) for limit, page in pages.items()} == wishes


def test_following_next_gives_every_signature_exactly_once(client):
    sampled(95)

    seen, address = [], f"{SIGNATURES}?limit=40"
    while address:
        page = client.get(address).json
        seen += numbers(page)
        address = page["next"]

    assert seen == [*range(95, 0, -1)]


def test_signatures_that_arrive_meanwhile_shift_nothing(client):
    sampled(30)

    seen, address, seed = [], f"{SIGNATURES}?limit=10", 2
    while address:
        page = client.get(address).json
        seen += numbers(page)
        address, seed = page["next"], seed + 1
        sampled(7, seed)

    assert seen == [*range(30, 0, -1)]


def test_next_is_an_address_under_the_public_one(client):
    sampled(3)

    address = client.get(f"{SIGNATURES}?limit=2", headers={"Host": "localhost:4000"}).json["next"]

    assert urlsplit(address).netloc == "127.0.0.1:8000"
    assert numbers(client.get(address).json) == [1]


def test_what_is_no_number_is_a_problem_at_its_field(client):
    for query in ("after=x", "after=-1", "limit=x", "limit=-5", "limit=1.5"):
        response = client.get(f"{SIGNATURES}?{query}")

        field = query.partition("=")[0]
        assert (response.status_code, response.mimetype) == (422, "application/problem+json")
        assert response.json["errors"] == {field: "number_expected"}
