"""The partners' keys on the pages of administrators: made, shown once, revoked."""

import re

import pytest

from petition.rules.states import Role
from tests import staff
from tests.partners import given_partner, partner, sign
from tests.web.account import logins

STORES = ["sqlite"]
PAGE = "/admin/partners"


@pytest.fixture
def me(client, campaign) -> int:
    """The administrator who is logged in, beside a campaign that takes signatures."""
    staff_id = staff.given_staff(Role.ADMINISTRATOR, "admin@example.org")
    staff.log_in(client, staff_id)
    return staff_id


def test_a_key_that_was_made_works_and_is_shown_this_once(client, me):
    page = logins.send(client, PAGE, name="rete")

    (key,) = re.findall(r"pk_[a-z2-7]{8}_[a-z2-7]{26}", page.text)
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert sign(client, key).status_code == 202
    for path in (PAGE, f"{PAGE}/1"):
        listed = client.get(path).text
        assert key[:12] in listed
        assert key not in listed


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Give the partner a name"),
        ("Rete <b>", "A name is 2 to 40 small letters"),
        ("taken", "has a key already"),
    ],
)
def test_a_name_that_cannot_be_is_told_why_and_kept_in_the_form(client, me, name, sentence):
    given_partner("taken")

    page = logins.send(client, PAGE, name=name)

    assert page.status_code == 422
    assert sentence in page.text
    assert "Error: Partners" in page.text


def test_a_revoked_key_is_dead_and_the_page_says_so(client, me):
    given = given_partner()
    assert sign(client, given.key).status_code == 202

    done = logins.send(client, f"{PAGE}/{given.id}/revoke", shown_at=f"{PAGE}/{given.id}")

    assert done.status_code == 303
    assert "revoked" in client.get(done.location).text
    assert sign(client, given.key).status_code == 401
    assert partner(given.id).revoked_at
    assert staff.deeds() == ["partner_added", "partner_revoked"]


def test_where_there_is_no_partner_there_is_no_page(client, me):
    fields = {"csrf": staff.csrf_of(client.get(PAGE).text)}

    assert client.get(f"{PAGE}/99").status_code == 404
    assert client.post(f"{PAGE}/99/revoke", data=fields).status_code == 404


def test_the_log_tells_of_the_key_in_words(client, me):
    given_partner("rete")

    log = client.get("/moderation/log").text

    assert "gave a partner a key" in log
    assert "Name: rete" in log
