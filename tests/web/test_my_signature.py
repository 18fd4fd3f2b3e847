"""Asking for the link to one's own signature: every address gets the same answer."""

import pytest

from petition.mail import outbox
from petition.rules.states import SignatureState
from tests import factories, messages
from tests.services import rows
from tests.web import forms

STORES = ["sqlite"]
PAGE = "/it/my-signature"
SENT = f"{PAGE}/check-your-email"


@pytest.fixture(autouse=True)
def _campaign(campaign):
    """There is one."""


def ask(client, email: str, **typed: str):
    """Opens the page, types the address and sends the form."""
    fields = forms.drawn(client.get(PAGE).text) | {"email": email} | typed
    return client.post(PAGE, data=fields)


def test_the_page_asks_for_an_address_and_everyone_may_share_it(client):
    page = client.get(PAGE)

    assert page.status_code == 200
    assert page.headers["Cache-Control"].startswith("public")
    assert "email" in forms.drawn(page.text)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_every_page_leads_to_it(client, language):
    assert f'href="/{language}/my-signature"' in client.get(f"/{language}/chinahearts/").text


def test_every_address_gets_the_same_answer_whatever_is_held(client):
    factories.sign("pending@example.org")
    factories.sign_and_confirm("confirmed@example.org")
    factories.sign_as_suspect("suspect@example.org", score=90)
    messages.write(email="author@example.org")
    names = ("nobody", "pending", "confirmed", "confirmed", "suspect", "author")

    answers = [forms.answer(ask(client, f"{name}@example.org")) for name in names]

    assert answers == [answers[0]] * len(names)
    assert (answers[0][0], dict(answers[0][1])["Location"]) == (303, SENT)


def test_the_page_that_follows_is_the_same_for_everyone(client):
    page = client.get(SENT)

    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"


def test_a_known_address_gets_an_email_and_an_unknown_one_none(client):
    factories.sign("anna@example.org")
    outbox.send_due()

    ask(client, "nobody@example.org")
    assert outbox.send_due() == 0

    ask(client, "  ANNA+tag@Example.org ")
    assert outbox.send_due() == 1


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("", "Scrivi il tuo indirizzo"),
        ("anna", "manca la @"),
        ("anna@", "manca la parte dopo la @"),
        ("a@b.org,c@d.org", "indirizzo"),
        ("anna@example.org\r\nBcc: x@y.org", "indirizzo"),
        ("x" * 300 + "@example.org", "254"),
    ],
)
def test_what_is_no_address_comes_back_with_the_reason(client, email, said):
    response = ask(client, email)

    assert response.status_code == 422
    assert said in response.text
    assert rows.emails_count() == 0


@pytest.mark.parametrize("token", ["", "junk", "18f-00", "é"])
def test_a_form_that_is_not_ours_or_too_old_can_be_sent_again(client, token):
    response = ask(client, "anna@example.org", token=token)

    again = client.post(PAGE, data=forms.drawn(response.text))

    assert response.status_code == 422
    assert (again.status_code, again.location) == (303, SENT)


def test_another_site_cannot_ask_in_a_visitors_name(client):
    fields = forms.drawn(client.get(PAGE).text) | {"email": "anna@example.org"}

    response = client.post(PAGE, data=fields, headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403


def test_whoever_asks_too_often_is_told_to_wait(visitor_of):
    visitor = visitor_of(sign_rate_limit="2 per minute")

    statuses = [ask(visitor, "nobody@example.org").status_code for _ in range(3)]

    assert statuses == [303, 303, 429]


def test_asking_changes_nothing_of_the_signature(client):
    signature_id = factories.sign("anna@example.org")

    ask(client, "anna@example.org")

    assert factories.signature(signature_id).state is SignatureState.PENDING
