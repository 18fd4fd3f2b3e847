"""A partner's webhooks on the pages of administrators: added, their secret shown once, removed."""

import re

import pytest

from petition.rules.states import Role
from petition.services import delivering
from tests import factories, staff
from tests.partners import deliveries, given_partner, given_webhook
from tests.receiver import Receiver
from tests.web.account import logins

STORES = ["sqlite"]
PAGE = "/admin/partners/1"


@pytest.fixture(autouse=True)
def me(client, campaign) -> int:
    """The administrator who is logged in, and a partner."""
    given_partner()
    staff_id = staff.given_staff(Role.ADMINISTRATOR, "admin@example.org")
    staff.log_in(client, staff_id)
    return staff_id


def add(client, url: str):
    return logins.send(client, f"{PAGE}/webhooks", shown_at=PAGE, url=url)


def test_a_webhook_is_told_and_its_secret_is_shown_this_once(client):
    with Receiver() as receiver:
        page = add(client, receiver.url)
        (secret,) = re.findall(r"whsec_[a-z2-7]{26}", page.text)
        factories.sign_and_confirm()
        delivering.deliver_due()

    assert all(told.is_signed(secret) for told in receiver.told)
    listed = client.get(PAGE).text
    assert receiver.url.split("?")[0] in listed
    assert secret not in listed
    assert "count.changed" in listed
    assert "taken" in listed


def test_what_failed_is_told_on_the_page(client):
    with Receiver() as receiver:
        receiver.answers = [503]
        given_webhook(receiver.url)
        factories.sign_and_confirm()
        delivering.deliver_due()

    page = client.get(PAGE).text
    assert "not taken yet: the answer was 503" in page
    assert "1 failure in a row" in page


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "Give a web address"),
        ("ftp://example.org/", "Give a web address"),
        ("http://example.org/", "must begin with https://"),
    ],
)
def test_an_address_that_cannot_be_is_told_why(client, url, sentence):
    page = add(client, url)

    assert page.status_code == 422
    assert sentence in page.text


def test_on_a_public_site_no_address_leads_into_its_own_network(visitor_of, me):
    client = visitor_of(public_url="http://petition.example")
    staff.log_in(client, me)

    for url in ("http://127.0.0.1/", "https://localhost/", "https://10.0.0.1/"):
        fields = {"url": url, "csrf": staff.csrf_of(client.get(PAGE).text)}
        assert client.post(f"{PAGE}/webhooks", data=fields).status_code == 422


def test_five_are_enough(client):
    for number in range(5):
        given_webhook(f"https://example.org/{number}")

    assert "five webhooks at most" in add(client, "https://example.org/6").text


def test_a_removed_webhook_is_gone_and_the_log_names_its_server_alone(client):
    hook = given_webhook("https://hooks.example.org/secret-path?token=1")
    factories.sign_and_confirm()

    path = f"{PAGE}/webhooks/{hook.id}/remove"
    assert logins.send(client, path, shown_at=PAGE).status_code == 303

    assert "secret-path" not in client.get(PAGE).text
    assert deliveries() == []
    log = client.get("/moderation/log").text
    assert "Server: hooks.example.org" in log
    assert "secret-path" not in log


def test_only_the_webhooks_of_this_partner_are_removed_here(client):
    other = given_partner("other")
    hook = given_webhook("https://example.org/", other.id)

    removed = logins.send(client, f"{PAGE}/webhooks/{hook.id}/remove", shown_at=PAGE)

    assert removed.status_code == 404
    assert add(client, "https://example.org/").status_code == 200
    fields = {"csrf": staff.csrf_of(client.get(PAGE).text), "url": "https://example.org/"}
    assert client.post("/admin/partners/99/webhooks", data=fields).status_code == 404
