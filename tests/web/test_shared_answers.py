"""What leaves before Flask is entered is what Flask would have sent, to the byte."""

import pytest

from petition.web import caching
from tests import factories

STORES = ["sqlite"]
COUNT = "/api/v1/campaigns/chinahearts/count"
SHARED = [COUNT, "/it/chinahearts/", "/zh/chinahearts/signatures", "/en/privacy", "/embed/v1.js"]
SHARED += ["/api/v1/counts?campaigns=chinahearts,river-park", "/embed/chinahearts?layout=card"]


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def flask_requests(app):
    """The paths and queries of the requests that Flask was asked to answer."""
    asked = []
    inner = app.wsgi_app.application

    def noted(environ, start_response):
        path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        asked.append(f"{path}?{query}" if query else path)
        return inner(environ, start_response)

    app.wsgi_app.application = noted
    return asked


@pytest.mark.parametrize("path", SHARED)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_both_ways_send_the_same(client, app, flask_requests, path, encoding):
    asking = {"Accept-Encoding": encoding}

    made = client.get(path, headers=asking)
    kept = client.get(path, headers=asking)

    assert flask_requests == [path]
    assert (kept.status, kept.data) == (made.status, made.data)
    assert sorted(kept.headers) == sorted(made.headers)


@pytest.mark.parametrize("path", SHARED)
def test_who_has_the_answer_gets_304_without_flask(client, flask_requests, path):
    etag = client.get(path).headers["ETag"]

    again = client.get(path, headers={"If-None-Match": f'W/"other", {etag}'})

    assert flask_requests == [path]
    assert (again.status_code, again.data) == (304, b"")
    assert "Content-Type" not in again.headers
    assert again.headers["ETag"] == etag


def test_head_has_the_headers_of_get_and_no_body(client, flask_requests):
    whole = client.get(COUNT)

    head = client.head(COUNT)

    assert flask_requests == [COUNT]
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(whole.data))


def test_junk_in_the_query_neither_fills_the_memory_nor_changes_the_answer(client, app):
    plain = client.get(COUNT)

    for number in range(20):
        assert client.get(f"{COUNT}?junk={number}").data == plain.data

    assert len(app.extensions[caching.EXTENSION]._answers) == 1


def test_a_foreign_host_is_refused_even_when_the_answer_is_kept(client):
    assert client.get(COUNT).status_code == 200

    assert client.get(COUNT, headers={"Host": "evil.example"}).status_code == 400


def test_a_stale_answer_is_made_anew(client, flask_requests, monkeypatch):
    monkeypatch.setattr(caching, "KEPT_SECONDS", -1.0)

    client.get(COUNT)
    client.get(COUNT)

    assert flask_requests == [COUNT, COUNT]


def test_the_memory_has_bounds(app):
    memory = caching.Memory()
    kept = caching.keep(b"x", "text/plain", "no-store")

    for number in range(caching.ROOM + 10):
        memory.put(f"/{number}", kept)

    assert memory.get("/9") is None
    assert memory.get("/10") is kept


@pytest.mark.parametrize(
    ("accepted", "is_zipped"),
    [("gzip, br", True), ("br;q=1, gzip;q=0.5", True), ("gzip;q=0", False), ("br", False)],
)
def test_who_refuses_compression_gets_none(client, accepted, is_zipped):
    response = client.get("/it/chinahearts/", headers={"Accept-Encoding": accepted})

    assert response.headers.get("Content-Encoding") == ("gzip" if is_zipped else None)
