"""Shared answers: validated, compressed, and the same for whoever asks."""

import gzip

import pytest

from petition.web import assets
from tests import factories
from tests.web import forms

STORES = ["sqlite"]

COUNT = "/api/v1/campaigns/chinahearts/count"
PAGES = ["/it/", "/it/chinahearts/", "/it/chinahearts/signatures", "/it/privacy", COUNT]
PAGES += ["/it/chinahearts/messages", "/it/chinahearts/feed.atom"]
PAGES += ["/api/v1/campaigns", "/static/css/site.css"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


@pytest.mark.parametrize("path", PAGES)
def test_who_has_the_answer_is_told_so_without_it(client, path):
    etag = client.get(path).headers["ETag"]

    again = client.get(path, headers={"If-None-Match": f'"other", {etag}'})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == etag
    assert "Content-Type" not in again.headers
    assert "Cache-Control" in again.headers


@pytest.mark.parametrize("path", PAGES)
def test_who_has_another_answer_gets_this_one(client, path):
    response = client.get(path, headers={"If-None-Match": '"0123456789abcdef"'})

    assert response.status_code == 200
    assert response.data


@pytest.mark.parametrize("path", [path for path in PAGES if path != COUNT])
def test_an_answer_is_compressed_for_who_can_read_that(client, path):
    plain = client.get(path)
    zipped = client.get(path, headers={"Accept-Encoding": "br, gzip"})

    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.data) == plain.data
    assert len(zipped.data) < len(plain.data)


@pytest.mark.parametrize("path", [path for path in PAGES if path != COUNT])
def test_the_two_forms_of_an_answer_are_told_apart(client, path):
    plain = client.get(path)
    zipped = client.get(path, headers={"Accept-Encoding": "gzip"})

    assert plain.headers["ETag"] != zipped.headers["ETag"]
    assert plain.headers["Vary"] == zipped.headers["Vary"] == "Accept-Encoding"


def test_a_small_answer_is_not_worth_compressing(client):
    response = client.get(COUNT, headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in response.headers
    assert response.json["total_signatures"] == 700


@pytest.mark.parametrize("path", PAGES)
def test_asking_for_the_head_gets_the_headers_alone(client, path):
    whole = client.get(path)

    head = client.head(path)

    assert (head.status_code, head.data) == (200, b"")
    assert sorted(head.headers) == sorted(whole.headers)


@pytest.mark.parametrize("junk", ["?x=1", "?utm_source=y&utm_source=z", "?_=12345"])
def test_parameters_that_mean_nothing_change_nothing(client, junk):
    assert client.get(COUNT + junk).data == client.get(COUNT).data
    assert client.get(COUNT + junk).headers["ETag"] == client.get(COUNT).headers["ETag"]


def test_parameters_that_mean_something_are_told_apart(client):
    for number in range(3):
        factories.sign_and_confirm(f"{number}@example.org")
    path = "/api/v1/campaigns/chinahearts/signatures"

    answers = {client.get(path + query).data for query in ("", "?limit=1", "?limit=2", "?after=2")}

    assert len(answers) == 4


def test_a_cached_page_shows_a_new_count_within_moments(client):
    assert client.get(COUNT).json["confirmed"] == 0

    factories.sign_and_confirm()

    assert forms.eventually(lambda: client.get(COUNT).json["confirmed"] == 1, seconds=2)


def test_pages_and_api_show_the_same_number(client):
    factories.sign_and_confirm()

    assert client.get(COUNT).json["total_signatures"] == 701
    assert ">701<" in client.get("/en/chinahearts/").text
    assert client.get("/api/v1/campaigns/chinahearts/ledger").json["entries"][-1]["total"] == 701


def test_a_file_by_its_fingerprint_is_kept_for_ever(app, client):
    with app.test_request_context():
        address = assets.asset("css/site.css")

    assert client.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_file_by_any_other_address_is_kept_for_an_hour(client):
    for version in ("", "?v=", "?v=a", "?v=00000000", "?v=" + "a" * 500):
        response = client.get(f"/static/css/site.css{version}")
        assert (
            response.headers["Cache-Control"]
            == "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400"
        )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("css/site.css", "text/css"),
        ("js/site.js", "text/javascript"),
        ("img/favicon.svg", "image/svg+xml"),
        ("fonts/hearts-serif.woff2", "font/woff2"),
        ("site.webmanifest", "application/manifest+json"),
    ],
)
def test_each_file_says_what_it_is(client, path, kind):
    assert client.get(f"/static/{path}").mimetype == kind


@pytest.mark.parametrize("path", ["css/none.css", "../config.py", "%2e%2e/config.py", "css/"])
def test_no_other_file_is_served(client, path):
    assert client.get(f"/static/{path}").status_code == 404


def test_robots_and_browsers_find_their_files_at_the_root(client):
    assert client.get("/robots.txt").mimetype == "text/plain"
    assert client.get("/favicon.ico").data
