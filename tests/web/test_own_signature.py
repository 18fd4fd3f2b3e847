"""The page that one's own link opens: what is held, and how it is changed."""

import shlex

import pytest

from petition.rules.states import Visibility
from tests import factories, messages
from tests.pages import Page
from tests.web import forms

STORES = ["sqlite"]
ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def _campaign(campaign):
    """There is one."""


def path_of(signature_id: int, language: str = "en") -> str:
    return f"/{language}/my-signature/{factories.own_token_of(signature_id)}"


def change(client, path: str, **typed: str | None):
    """Opens the page, changes what is typed (None: not sent), and saves."""
    fields = forms.drawn(client.get(path).text) | typed
    sent = {name: value for name, value in fields.items() if value is not None}
    return client.post(f"{path}/update", data=sent)


def listed(client) -> str:
    """The public list, as whoever comes next sees it."""
    return client.get("/en/chinahearts/signatures").text


def test_the_page_shows_all_that_is_held(client):
    fields = {"city": "Napoli", "affiliation": "Insegnante", "comment": "Ciao.", "source": "radio"}
    anna = factories.sign_and_confirm("Anna+x@example.org", updates="1", **fields)

    page = client.get(path_of(anna)).text

    for told in (*fields.values(), "Anna Prova", "Anna+x@example.org", "Italy", "number 1", "2026"):
        assert told in page
    assert "Full name and city" in page


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("pending", "have not confirmed it yet"),
        ("confirmed", "It is counted, as number 1"),
        ("withdrawn", "neither counted nor listed"),
        ("invalidated", "has taken this signature out of the count"),
    ],
)
def test_the_page_tells_where_the_signature_stands(client, state, said):
    anna = factories.sign_in_state(state, ANNA)

    assert said in client.get(path_of(anna)).text


def test_whoever_has_not_confirmed_finds_the_way_to_do_so(client):
    anna = factories.sign(ANNA)

    assert f"/en/confirm/{factories.token_of(anna)}" in client.get(path_of(anna)).text


def test_the_page_leads_to_all_else_that_is_the_persons(client):
    factories.given_campaign("second")
    anna, other = factories.sign(ANNA), factories.sign(ANNA, campaign="second")
    message_id = messages.write(email=ANNA)

    page = client.get(path_of(anna)).text

    for address in (path_of(other), f"/en/my-message/{messages.token_of(message_id)}"):
        assert address in page
        assert client.get(address).status_code == 200


def test_nobody_finds_or_keeps_the_page(client):
    answer = client.get(path_of(factories.sign(ANNA)))

    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_changed_name_and_listing_are_on_the_public_list_at_once(client):
    anna = factories.sign_and_confirm(ANNA, city="Napoli")
    assert "Anna Prova" in listed(client)

    response = change(client, path_of(anna), name="Bianca Nuova", visibility="initials")

    assert response.status_code == 303
    assert "Saved" in client.get(response.location).text
    assert forms.eventually(lambda: "B. N." in listed(client), seconds=2)
    assert "Anna Prova" not in listed(client)


def test_what_was_not_sent_stays_as_it_was(client):
    anna = factories.sign_and_confirm(ANNA, language="zh")

    client.post(f"{path_of(anna)}/update", data={"visibility": "anonymous"})

    kept = factories.signature(anna)
    assert (kept.name, kept.language, kept.visibility) == ("Anna Prova", "zh", Visibility.ANONYMOUS)


def test_updates_are_switched_on_and_off(client):
    anna = factories.sign(ANNA)

    change(client, path_of(anna), updates="1")
    assert factories.signature(anna).updates
    change(client, path_of(anna), updates=None)
    assert not factories.signature(anna).updates


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Enter your full name"),
        ({"name": "=cmd|x"}, "cannot begin with"),
        ({"name": "http://evil.example"}, "not a web address"),
        ({"name": "A\u202eB"}, "hidden characters"),
        ({"visibility": "loud"}, "Choose how we should list you"),
        ({"language": "xx"}, "Choose a language from the list"),
    ],
)
def test_a_change_with_a_fault_comes_back_as_it_was_typed(client, typed, said):
    anna = factories.sign_and_confirm(ANNA)

    response = change(client, path_of(anna), **typed)

    assert response.status_code == 422
    assert said in response.text
    assert factories.signature(anna).name == "Anna Prova"


def test_who_is_counted_finds_the_receipt_and_who_withdrew_does_not(client, campaign):
    signature_id = factories.sign_and_confirm()
    page = f"/en/my-signature/{factories.own_token_of(signature_id)}"

    counted = client.get(page).text
    receipt = factories.receipt_of(signature_id)
    factories.withdraw(signature_id)

    assert f"anna@example.org {receipt}" in counted
    assert "Your receipt" not in client.get(page).text


@pytest.mark.parametrize("address", [ANNA, "o'brien|`id`&$x@example.org"])
def test_the_command_of_the_receipt_can_be_run_as_it_stands(client, address):
    signature_id = factories.sign_and_confirm(address)

    (command,) = [
        element.text
        for element in Page(client.get(path_of(signature_id)).text).all("code")
        if "python3" in element.text
    ]

    receipt = factories.receipt_of(signature_id)
    canonical = factories.signature(signature_id).email_canonical
    assert shlex.split(command)[-3:] == ["chinahearts", receipt, canonical]
