"""The headers of every kind of answer, errors and redirects included."""

import pytest

from tests import factories
from tests.web import forms

STORES = ["sqlite"]

PAGE_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
DATA_POLICY = {"default-src": "'none'", "frame-ancestors": "'none'"}
API = "/api/v1/campaigns"
PUBLIC_PAGES = ["/it/", "/it/chinahearts/", "/zh/chinahearts/signatures", "/en/privacy"]
PUBLIC_PAGES += ["/en/accessibility", "/"]
OWN_PAGES = ["/it/chinahearts/check-your-email", "/it/chinahearts/thank-you"]
DATA = [API, f"{API}/chinahearts", f"{API}/chinahearts/count", "/api/v1/counts"]
DATA += [f"{API}/chinahearts/{part}" for part in ("signatures", "statistics", "ledger")]
ERRORS = ["/nowhere", "/it/nowhere/", "/it/confirm/junk", f"{API}/nowhere", f"{API}/x/y/z"]
ERRORS += ["/it/chinahearts/sign", f"{API}/chinahearts/signatures?after=x"]
REST = ["/healthz", "/readyz", "/robots.txt", "/favicon.ico", "/static/css/site.css"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def policy(response) -> dict[str, str]:
    directives = response.headers["Content-Security-Policy"].split(";")
    return dict(directive.strip().split(" ", 1) for directive in directives)


def each_once(response) -> bool:
    """Whether no header stands twice."""
    names = [name.lower() for name, _ in response.headers]
    return len(names) == len(set(names))


@pytest.mark.parametrize("paths", [PUBLIC_PAGES, OWN_PAGES, DATA, ERRORS, REST])
def test_every_answer_carries_what_protects_everywhere(client, paths):
    for path in paths:
        is_protected(client.get(path))


def is_protected(response) -> None:
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert "Content-Security-Policy" in response.headers
    assert "Cache-Control" in response.headers
    assert "Referrer-Policy" in response.headers
    assert "Set-Cookie" not in response.headers
    assert "Server" not in response.headers
    assert each_once(response)


def test_a_public_page_may_be_kept_for_a_moment(client):
    for headers in (client.get(path).headers for path in PUBLIC_PAGES):
        assert headers["Cache-Control"].startswith("public, max-age=")
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "Access-Control-Allow-Origin" not in headers


def test_a_page_may_load_and_send_nothing_but_to_ourselves(client):
    for path in (*PUBLIC_PAGES, *OWN_PAGES, "/nowhere", "/it/confirm/junk"):
        assert policy(client.get(path)) == PAGE_POLICY, path


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_page_for_one_reader_is_not_kept(client, path):
    headers = client.get(path).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_pages_behind_a_link_are_neither_kept_nor_found(client, method):
    link = f"/it/confirm/{factories.token_of(factories.sign())}"

    for path in (link, link.upper().replace("/IT/CONFIRM", "/it/confirm"), "/it/confirm/junk"):
        headers = client.open(path, method=method).headers
        assert headers["X-Robots-Tag"] == "noindex"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("typed", [{}, {"name": ""}, {"token": ""}])
def test_the_answer_to_a_form_is_not_kept(client, typed):
    response = forms.sign(client, **typed)

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert policy(response) == PAGE_POLICY
    assert each_once(response)


def test_data_may_be_read_from_anywhere_and_kept_for_a_moment(client):
    for path in DATA:
        is_open_data(client.get(path, headers={"Origin": "https://partner.example"}))


def is_open_data(response) -> None:
    assert policy(response) == DATA_POLICY
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["ETag"].startswith('"')
    for part in ("public", "max-age=", "stale-while-revalidate=", "stale-if-error="):
        assert part in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", [path for path in ERRORS if path.startswith(API)])
def test_an_error_of_the_api_can_be_read_from_anywhere_and_is_not_kept(client, path):
    response = client.get(path)

    assert policy(response) == DATA_POLICY
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/it/", f"{API}/chinahearts/count", "/nowhere", "/"])
def test_only_over_https_browsers_are_told_to_stay_there(client, visitor_of, path):
    secure = visitor_of(public_url="https://petition.example")

    assert "Strict-Transport-Security" not in client.get(path).headers
    told = secure.get(path, base_url="https://petition.example").headers
    assert told["Strict-Transport-Security"].startswith("max-age=31536000")
