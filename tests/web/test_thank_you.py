"""The thank-you page: by number to its signer, without one to everybody else."""

from http.cookies import SimpleCookie
from urllib.parse import unquote

import pytest
import sqlalchemy as sa
import time_machine

from petition.services import tallying
from petition.store import database
from petition.store.models import Signature
from tests import factories
from tests.pages import Page

STORES = ["sqlite"]
PAGE = "/it/chinahearts/thank-you"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def confirmed(client, signature_id: int, language: str = "it"):
    return client.post(f"/{language}/confirm/{factories.token_of(signature_id)}")


def number(client, page: str = PAGE) -> str | None:
    """The number that the page names, if it names one."""
    named = [
        b.text for b in Page(client.get(page).text).all("b") if b.attributes.get("class") == "num"
    ]
    return named[0] if named else None


def test_the_signer_is_thanked_by_name_and_number(client):
    factories.sign_and_confirm("luca@example.org")
    confirmed(client, factories.sign("anna@example.org", name="王芳"))
    tallying.tally_all()

    assert "王芳" in client.get(PAGE).text
    assert number(client) == "2"


def test_a_stranger_sees_the_page_without_name_or_number(client):
    factories.sign_and_confirm(name="Anna Prova")

    response = client.get(PAGE)

    assert response.status_code == 200
    assert "Anna Prova" not in response.text
    assert number(client) is None


def test_the_cookie_is_for_this_page_alone_and_short_lived(client):
    header = confirmed(client, factories.sign()).headers["Set-Cookie"]

    (cookie,) = SimpleCookie(header).values()
    assert (cookie["path"], cookie["max-age"], cookie["samesite"]) == (PAGE, "600", "Lax")
    assert cookie["httponly"]
    assert not cookie["domain"]


def test_over_https_the_cookie_never_travels_in_the_clear(visitor_of):
    client = visitor_of(public_url="https://petition.example")

    response = client.post(
        f"/it/confirm/{factories.token_of(factories.sign())}",
        base_url="https://petition.example",
    )

    assert "Secure" in response.headers["Set-Cookie"]


def test_the_cookie_says_nothing_of_the_signer(client):
    header = confirmed(client, factories.sign("anna@example.org", name="Anna Prova")).headers[
        "Set-Cookie"
    ]

    assert "anna" not in unquote(header).lower()


def test_no_other_page_knows_the_signer(client):
    confirmed(client, factories.sign(name="Anna Prova", visibility="anonymous"))

    for path in (
        "/it/",
        "/it/chinahearts/",
        "/en/chinahearts/thank-you",
        "/it/chinahearts/signatures",
    ):
        assert "Anna Prova" not in client.get(path).text


@pytest.mark.parametrize("value", ["", "1", "MQ.aaaa.bbbb", "x" * 3000])
def test_a_forged_cookie_opens_nothing(client, value):
    factories.sign_and_confirm(name="Anna Prova")
    client.set_cookie("signature", value, path=PAGE)

    assert number(client) is None


def test_the_cookie_of_one_campaign_does_not_open_another(client):
    factories.given_campaign("river-park")
    confirmed(client, factories.sign(name="Anna Prova"))
    value = client.get_cookie("signature", path=PAGE).value
    client.set_cookie("signature", value, path="/it/river-park/thank-you")

    page = client.get("/it/river-park/thank-you").text

    assert "Anna Prova" not in page


def test_after_ten_minutes_the_page_has_forgotten_its_signer(client):
    with time_machine.travel("2026-03-01T12:00:00Z") as clock:
        confirmed(client, factories.sign(name="Anna Prova"))
        value = client.get_cookie("signature", path=PAGE).value
        clock.shift(601)
        client.set_cookie("signature", value, path=PAGE)

        assert number(client) is None


def test_a_number_that_is_not_given_yet_is_asked_for_again_by_itself(client):
    confirmed(client, factories.sign())
    with database.writing() as session:
        session.execute(sa.update(Signature).values(number=None, counted=False))

    response = client.get(PAGE)

    assert response.headers["Refresh"] == "2"
    tallying.tally_all()
    assert "Refresh" not in client.get(PAGE).headers


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_links_to_share_are_plain_and_lead_to_the_petition(client, language):
    page = Page(client.get(f"/{language}/chinahearts/thank-you").text)

    hrefs = [unquote(a.attributes["href"]) for a in page.all("a") if a.is_inside("main")]
    shared = [href for href in hrefs if f"http://127.0.0.1:8000/{language}/chinahearts/" in href]
    assert len(shared) == 5
    assert {e.attributes.get("role") for e in page.elements if e.is_inside("figure")} == {
        "img",
        None,
    }


def test_the_thanks_of_a_campaign_that_is_not_there_are_not_found(client):
    assert client.get("/it/nowhere/thank-you").status_code == 404
