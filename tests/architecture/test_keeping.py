"""Every public answer that everyone may share says so in full: no new route can forget."""

import pytest
from flask import Flask, url_for

from tests import factories, published
from tests.architecture.access import ROUTES
from tests.architecture.keeping import QUERIES, UNSHARED

STORES = ["sqlite"]

PUBLIC = [name for name, row in ROUTES.items() if "GET" in row[0].split() and row[1] == "public"]
SHARED = [name for name in PUBLIC if name not in UNSHARED]
PARTS = {"language": "it", "slug": "chinahearts", "filename": "css/site.css", "figure": "days"}
WHOLE = ("public", "max-age=", "stale-while-revalidate=", "stale-if-error=")


@pytest.fixture
def parts() -> dict[str, object]:
    """What the addresses are made of; a new part needs a value here that leads somewhere."""
    factories.given_campaign()
    return PARTS | {"message_id": published.message()}


def address(app: Flask, endpoint: str, parts: dict[str, object]) -> str:
    """A path that the endpoint answers with 200."""
    rule = next(app.url_map.iter_rules(endpoint))
    with app.test_request_context():
        path = url_for(endpoint, **{part: parts[part] for part in rule.arguments})
    return path + QUERIES.get(endpoint, "")


def test_what_is_not_shared_is_public_and_has_its_reason():
    assert [name for name in UNSHARED if name not in PUBLIC] == []
    assert all(UNSHARED.values())


@pytest.mark.parametrize("endpoint", SHARED)
def test_what_everyone_may_share_says_so_in_full(app, client, parts, endpoint):
    response = client.get(address(app, endpoint, parts))

    control = response.headers["Cache-Control"]
    assert response.status_code == 200
    assert [word for word in WHOLE if word not in control] == []
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("endpoint", SHARED)
def test_what_everyone_may_share_is_not_sent_twice(app, client, parts, endpoint):
    path = address(app, endpoint, parts)
    etag = client.get(path).headers["ETag"]

    again = client.get(path, headers={"If-None-Match": etag})

    assert etag.startswith('"')
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == etag
    assert "stale-if-error=" in again.headers["Cache-Control"]
