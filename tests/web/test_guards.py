"""Foreign hosts and foreign pages are kept out; a visitor's own browser is not."""

import pytest

from petition.rules.states import SignatureState
from tests import factories
from tests.services import rows
from tests.web import forms

STORES = ["sqlite"]

FOREIGN_HOSTS = ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "localhost.evil"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def signed(client, **headers: str) -> int:
    """The status of sending a sound form with these headers."""
    page = client.get("/it/chinahearts/").text
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    form = forms.drawn(page) | forms.ANNA
    return client.post("/it/chinahearts/sign", data=form, headers=named).status_code


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_host_that_is_not_ours_is_refused(client, host):
    for path in ("/", "/it/", "/nowhere", "/static/css/site.css", "/healthz"):
        client.get(path)
        assert client.get(path, headers={"Host": host}).status_code == 400


def test_a_foreign_host_is_told_so_by_the_api_in_its_own_words(client):
    response = client.get("/api/v1/campaigns", headers={"Host": "evil.example"})

    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "localhost:5000", "[::1]:8000"])
def test_the_machine_itself_may_always_ask(client, host):
    assert client.get("/it/", headers={"Host": host}).status_code == 200


def test_the_public_name_is_answered_for_whatever_its_case_and_port(visitor_of):
    client = visitor_of(public_url="https://petition.example")

    for host in ("petition.example", "Petition.Example", "petition.example:443"):
        assert client.get("/it/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "Forwarded", "X-Original-Host"])
def test_no_forwarded_host_changes_an_address_of_ours(client, name):
    headers = {name: "evil.example"}

    answers = [
        client.get(path, headers=headers)
        for path in ("/", "/it/", "/api/v1/campaigns", "/it/chinahearts/thank-you")
    ]

    assert [a.status_code for a in answers] == [302, 200, 200, 200]
    assert not [a for a in answers if "evil" in a.text or "evil" in str(a.headers)]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:81"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_a_form_on_the_page_of_another_site_is_refused(client, headers):
    assert signed(client, **headers) == 403
    assert rows.signatures_count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec_Fetch_Site": "same-origin", "Origin": "http://localhost"},
        {"Sec_Fetch_Site": "same-origin", "Origin": "null"},
        {"Origin": "http://localhost"},
        {"Sec_Fetch_Site": "none"},
    ],
)
def test_our_own_form_is_accepted_whatever_else_the_browser_says(client, headers):
    assert signed(client, **headers) == 303


@pytest.mark.parametrize("deed", ["", "/reject"])
def test_another_site_cannot_press_the_buttons_of_a_link(client, deed):
    signature_id = factories.sign()
    address = f"/it/confirm/{factories.token_of(signature_id)}{deed}"

    response = client.post(address, headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403
    assert factories.signature(signature_id).state is SignatureState.PENDING


@pytest.mark.parametrize("size", [70_000, 10_000_000])
def test_a_form_that_is_too_large_is_refused(client, size):
    response = client.post("/it/chinahearts/sign", data=forms.ANNA | {"comment": "x" * size})

    assert response.status_code == 413


def test_a_form_of_too_many_parts_is_refused(client):
    parts = {f"field{number}": "x" for number in range(80)}

    response = client.post("/it/chinahearts/sign", data=parts, content_type="multipart/form-data")

    assert response.status_code == 413


def test_no_page_tells_what_went_wrong_inside(client):
    for path in ("/nowhere", "/it/confirm/junk", "/it/chinahearts/signatures?after=x"):
        assert "Traceback" not in client.get(path).text
