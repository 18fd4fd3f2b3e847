"""The login: two steps, a session that nobody else can have, and the way out."""

import pytest

from tests import staff
from tests.web.account import logins

STORES = ["sqlite"]


def test_password_and_code_open_the_pages_of_staff(client, app):
    staff_id = staff.given_staff()

    first = logins.password(client)
    assert (first.status_code, first.location) == (303, "/login/code")
    assert client.get("/account").location == "/login/code?next=/account"
    second = logins.send(client, "/login/code", code=logins.code(staff_id))

    assert (second.status_code, second.location) == (303, "/account")
    assert client.get("/account").status_code == 200
    assert staff.deeds() == ["logged_in"]


def test_a_cookie_from_before_the_login_is_worth_nothing_after(app, client):
    staff_id = staff.given_staff()
    logins.password(client)
    half = client.get_cookie("session").value
    logins.send(client, "/login/code", code=logins.code(staff_id))
    whole = client.get_cookie("session").value

    thief = app.test_client()
    for value in (half, "fixed", f"fixed.{half.partition('.')[2]}"):
        thief.set_cookie("session", value)
        assert thief.get("/account").status_code == 303
        assert thief.get("/login/code").location == "/login?next=/login/code"
    assert half.split(".")[0] != whole.split(".")[0]


def test_a_new_login_ends_the_session_that_the_browser_had(app, client):
    staff_id = staff.given_staff()
    staff.log_in(client, staff_id)
    before = client.get_cookie("session").value

    logins.password(client)

    old = app.test_client()
    old.set_cookie("session", before)
    assert old.get("/account").status_code == 303


def test_logging_out_ends_the_session_and_forgets_the_cookie(app, client):
    staff.log_in(client, staff.given_staff())
    had = client.get_cookie("session").value

    response = logins.send(client, "/logout", shown_at="/account")

    assert (response.status_code, response.location) == (303, "/login")
    assert client.get_cookie("session") is None
    client.set_cookie("session", had)
    assert client.get("/account").status_code == 303
    assert staff.deeds() == ["logged_out"]


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_login_speaks_the_language_of_the_browser(client, app, language):
    page = client.get("/login", headers={"Accept-Language": language}).text

    assert f'<html lang="{language}' in page


def test_a_page_of_staff_speaks_the_language_of_the_account(client, app):
    staff.log_in(client, staff.given_staff(language="zh"))

    assert '<html lang="zh-Hans">' in client.get("/account").text


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_another_site_cannot_log_a_visitor_in(client, app, headers):
    staff.given_staff()
    form = {"email": logins.EMAIL, "password": staff.PASSWORD}

    response = client.post("/login", data=form, headers=headers)

    assert response.status_code == 403
    assert "Set-Cookie" not in response.headers


def test_a_password_kept_with_other_parameters_is_kept_anew(client, app):
    old = (
        "$argon2id$v=19$m=8,t=1,p=1$"
        + "7JtsG17+7bmS3luvB/700g$SuDfWoKcmQLbekvMmXSwRgUcYFZoUgjtiItY6MPEju4"
    )
    staff_id = staff.given_staff(password_hash=old)

    assert logins.password(client).status_code == 303

    assert staff.account(staff_id).password_hash.startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    assert logins.password(client).status_code == 303
