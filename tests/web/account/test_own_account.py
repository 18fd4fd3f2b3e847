"""What staff change of their own accounts, and what it asks of them."""

import pytest

from tests import staff
from tests.web import forms
from tests.web.account import logins
from tests.web.account.test_second_factor import shown_codes, shown_secret

STORES = ["sqlite"]
NEW = "lampada-tavolo-finestra-9"


@pytest.fixture
def me(client) -> int:
    """Whoever is logged in."""
    staff_id = staff.given_staff()
    staff.log_in(client, staff_id)
    return staff_id


def change_password(client, present: str = staff.PASSWORD, new: str = NEW):
    return logins.send(client, "/account/password", password=present, new_password=new)


def test_name_language_and_digest_are_changed(client, me):
    details = {"name": " Anna  Nuova ", "language": "it", "wants_digest": "1"}

    assert logins.send(client, "/account", **details).status_code == 303

    account = staff.account(me)
    assert (account.name, account.language, account.wants_digest) == ("Anna Nuova", "it", True)
    assert '<html lang="it">' in client.get("/account").text


def test_what_cannot_be_is_said_and_kept_in_the_form(client, me):
    response = logins.send(client, "/account", name="http://evil.example", language="xx")

    assert response.status_code == 422
    assert forms.drawn(response.text)["name"] == "http://evil.example"
    assert staff.account(me).name == "Prova Moderator"


def test_another_password_ends_all_other_sessions_and_changes_this_one(app, client, me):
    other = app.test_client()
    staff.log_in(other, me)
    had = client.get_cookie("session").value

    assert change_password(client).status_code == 303

    assert other.get("/account").status_code == 303
    assert client.get("/account").status_code == 200
    other.set_cookie("session", had)
    assert other.get("/account").status_code == 303
    assert logins.password(other, password=NEW).status_code == 303
    assert logins.password(other).status_code == 422
    assert staff.deeds() == ["password_changed"]


@pytest.mark.parametrize(
    ("present", "new", "sentence"),
    [
        ("wrong", NEW, "This is not your password"),
        (staff.PASSWORD, "short-one", "12 characters at least"),
        (staff.PASSWORD, "x" * 129, "128 characters at most"),
        (staff.PASSWORD, "passwordpassword", "easy to guess"),
        (staff.PASSWORD, "prova-moderator-1", "easy to guess"),
    ],
)
def test_a_password_that_cannot_be_is_refused(client, me, present, new, sentence):
    before = staff.account(me).password_hash

    response = change_password(client, present, new)

    assert response.status_code == 422
    assert sentence in response.text
    assert staff.account(me).password_hash == before


def test_wrong_passwords_lock_here_as_well(client, me):
    for _ in range(5):
        assert change_password(client, "wrong").status_code == 422

    assert change_password(client).status_code == 429


def test_another_phone_takes_the_place_of_the_first(client, me):
    page = client.get("/account/second-factor").text
    code = logins.code_of(shown_secret(page))
    fields = {"csrf": staff.csrf_of(page), "code": code, "password": staff.PASSWORD}

    response = client.post("/account/second-factor", data=fields)

    assert len(shown_codes(response.text)) == 10
    assert logins.code(me) == code
    assert shown_secret(client.get("/account/second-factor").text) != shown_secret(page)


@pytest.mark.parametrize("path", ["/account/second-factor", "/account/recovery-codes"])
def test_a_browser_left_open_is_not_enough(client, me, path):
    code = logins.code_of(shown_secret(client.get("/account/second-factor").text))

    response = logins.send(client, path, password="wrong", code=code)

    assert response.status_code == 422
    assert staff.deeds() == []


def test_other_recovery_codes_replace_those_there_were(client, me):
    first, second = (
        shown_codes(logins.send(client, "/account/recovery-codes", password=staff.PASSWORD).text)
        for _ in range(2)
    )

    assert len(set(first + second)) == 20
    assert "10 recovery codes are left" in client.get("/account").text


def test_sessions_are_listed_and_ended_one_by_one_or_together(app, client, me):
    browsers = [app.test_client() for _ in range(3)]
    sessions = [staff.log_in(browser, me) for browser in browsers]
    assert client.get("/account").text.count("Since ") == 4

    logins.send(client, f"/account/sessions/{sessions[0]}/end", shown_at="/account")
    assert [b.get("/account").status_code for b in browsers] == [303, 200, 200]
    logins.send(client, "/account/sessions/end-others", shown_at="/account")

    assert [b.get("/account").status_code for b in browsers] == [303, 303, 303]
    assert client.get("/account").status_code == 200


def test_nobody_ends_the_session_of_another(app, client, me):
    other = app.test_client()
    session_id = staff.log_in(other, staff.given_staff(email="other@example.org"))

    logins.send(client, f"/account/sessions/{session_id}/end", shown_at="/account")

    assert other.get("/account").status_code == 200
