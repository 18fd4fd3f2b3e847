"""The limit of partners: each key has it to itself, and guessing uses up that of the network."""

import pytest

from tests.partners import given_partner, sign

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def statuses(client, key: str, times: int) -> list[int]:
    return [sign(client, key, email=f"{n}@example.org").status_code for n in range(times)]


def test_a_key_is_refused_beyond_its_limit_and_told_when_to_come_back(visitor_of):
    client = visitor_of(partner_rate_limit="3 per minute")
    key = given_partner().key

    assert statuses(client, key, 4) == [202, 202, 202, 429]
    refused = sign(client, key)
    assert refused.mimetype == "application/problem+json"
    assert 1 <= int(refused.headers["Retry-After"]) <= 61


def test_partners_behind_one_address_do_not_hold_each_other_up(visitor_of):
    client = visitor_of(partner_rate_limit="1 per minute")
    one, other = given_partner("one").key, given_partner("other").key

    assert statuses(client, one, 2) + statuses(client, other, 2) == [202, 429, 202, 429]


def test_guessing_keys_is_limited_by_network_and_hinders_no_partner(visitor_of):
    client = visitor_of(partner_rate_limit="2 per minute")
    key = given_partner().key
    guesses = ["pk_aaaaaaaa_" + letter * 26 for letter in "abcd"]

    assert [sign(client, guess).status_code for guess in guesses] == [401, 401, 429, 429]
    assert statuses(client, key, 1) == [202]


def test_the_limit_of_the_form_is_another(visitor_of):
    client = visitor_of(partner_rate_limit="100 per minute", sign_rate_limit="1 per minute")

    assert statuses(client, given_partner().key, 3) == [202] * 3
