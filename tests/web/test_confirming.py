"""The page behind the link in the email: reading it does nothing, its buttons do."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.rules.states import SignatureState
from petition.services import tallying
from tests import factories
from tests.pages import Page
from tests.services import rows
from tests.web import forms

STORES = ["sqlite"]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def path(signature_id: int, language: str = "it") -> str:
    return f"/{language}/confirm/{factories.token_of(signature_id)}"


def deeds(html: str) -> list[str]:
    """Where the buttons of a page lead."""
    return [form.attributes["action"] for form in Page(html).all("form")]


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_link_shows_two_buttons_the_name_and_the_campaign(client, language):
    link = path(factories.sign(name="王芳"), language)

    page = client.get(link).text

    assert deeds(page) == [link, f"{link}/reject"]
    said = Page(page).all("main")[0].text
    assert "王芳" in said
    assert factories.chinahearts().texts[language].title in said


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("deed", ["", "/reject"])
def test_what_a_mail_scanner_does_changes_nothing(client, method, deed):
    signature_id = factories.sign()

    client.open(path(signature_id) + deed, method=method)
    tallying.tally_all()

    assert factories.signature(signature_id).state is SignatureState.PENDING
    assert rows.counts().confirmed == 0


def test_the_button_confirms_and_leads_to_the_thanks(client):
    signature_id = factories.sign()

    response = client.post(path(signature_id, "zh"))

    assert (response.status_code, response.location) == (303, "/zh/chinahearts/thank-you")
    assert factories.signature(signature_id).number == 1
    assert client.get("/api/v1/campaigns/chinahearts/count").json["total_signatures"] == 701


def test_pressing_again_gets_the_same_answer_and_changes_nothing(client):
    link = path(factories.sign())
    first = client.post(link)

    again = client.post(link)

    assert (again.status_code, again.location) == (first.status_code, first.location)
    assert rows.entries() == [("elsewhere", 700, 700), ("confirmed", 1, 701)]


def test_the_link_of_a_confirmed_signature_has_nothing_more_to_confirm(client):
    link = path(factories.sign_and_confirm())

    assert deeds(client.get(link).text) == [f"{link}/reject"]


def test_a_link_in_capitals_works(client):
    link = f"/it/confirm/{factories.token_of(factories.sign()).upper()}"

    assert client.get(link).status_code == 200
    assert client.post(link).status_code == 303


def test_a_held_signer_gets_the_same_answer_as_everyone_else(client):
    held = client.post(path(factories.sign_as_suspect("bot@example.org", 90)))
    counted = client.post(path(factories.sign("anna@example.org")))
    tallying.tally_all()

    assert (held.status_code, held.location) == (counted.status_code, counted.location)
    assert rows.counts().confirmed == 1


@pytest.mark.parametrize("deed", [("GET", ""), ("POST", ""), ("POST", "/reject")])
def test_a_link_that_was_never_ours_is_404(client, deed):
    method, ending = deed

    for token in ("abc", "a" * 36, "1" * 300):
        assert client.open(f"/it/confirm/{token}{ending}", method=method).status_code == 404


@pytest.mark.parametrize("ending", ["expired", "withdrawn", "erased"])
@pytest.mark.parametrize("deed", [("GET", ""), ("POST", ""), ("POST", "/reject")])
def test_a_link_that_is_dead_is_410_with_a_way_on(client, deed, ending):
    with time_machine.travel(NOON, tick=False) as clock:
        signature_id = factories.sign()
        link, (method, address) = path(signature_id), deed
        if ending == "withdrawn":
            factories.withdraw(signature_id)
        elif ending == "erased":
            client.post(f"{link}/reject")
        clock.shift(timedelta(days=31))
        response = client.open(link + address, method=method)

    (way_on,) = [a.attributes["href"] for a in Page(response.text).all("a") if a.is_inside("main")]
    forms_there = Page(client.get(way_on.partition("#")[0]).text).all("form")
    assert response.status_code == 410
    assert way_on.endswith("#sign")
    assert [each.attributes["id"] for each in forms_there] == ["sign"]


def test_it_was_not_me_erases_the_signature(client):
    signature_id = factories.sign(name="Anna Prova")

    response = client.post(path(signature_id) + "/reject")

    assert response.status_code == 200
    assert "Anna Prova" not in response.text
    assert not rows.is_stored(signature_id)


def test_it_was_not_me_takes_a_counted_signature_out_of_the_count(client):
    signature_id = factories.sign_and_confirm()

    assert client.post(path(signature_id) + "/reject").status_code == 200
    tallying.tally_all()

    assert rows.counts().confirmed == 0


def test_a_signature_can_be_confirmed_after_its_campaign_has_closed(client):
    link = path(factories.sign())
    factories.given_campaign(state="closed")

    assert client.post(link).status_code == 303
    assert rows.counts().confirmed == 1


def test_a_token_is_in_no_address_that_the_page_leads_away_to(client):
    link = path(factories.sign())
    token = link.rpartition("/")[2]

    page = Page(client.get(link).text)

    away = [a.attributes.get("href", "") for a in page.all("a", "link")]
    assert [href for href in away if token in href and not href.endswith(f"/confirm/{token}")] == []
    assert forms.drawn(client.get(link).text) == {}
