"""The login: two steps, one answer to whatever is wrong, and no guessing."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.services import account_changes
from tests import staff
from tests.web import forms
from tests.web.account import logins

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_password_and_code_open_the_pages_of_staff(client, app):
    staff_id = staff.given_staff()

    first = logins.password(client)
    assert (first.status_code, first.location) == (303, "/login/code")
    assert client.get("/account").location == "/login/code?next=/account"
    second = logins.send(client, "/login/code", code=logins.code(staff_id))

    assert (second.status_code, second.location) == (303, "/account")
    assert client.get("/account").status_code == 200
    assert staff.deeds() == ["logged_in"]


def test_the_answer_is_the_same_whatever_is_wrong(client, app):
    staff.given_staff(email="mo@example.org")
    account_changes.disable(None, staff.given_staff(email="off@example.org"))
    staff.invited("new@example.org")
    attempts = [("mo@example.org", "wrong"), ("nobody@example.org", staff.PASSWORD)]
    attempts += [("off@example.org", staff.PASSWORD), ("new@example.org", "")]
    attempts += [("no address", staff.PASSWORD), ("new@example.org", staff.PASSWORD)]

    answers = [forms.answer(logins.password(client, *attempt)) for attempt in attempts]

    assert answers == answers[:1] * len(answers)
    assert answers[0][0] == 422


def test_a_locked_account_answers_the_same_be_there_one_or_not(client, app):
    staff.given_staff()
    with time_machine.travel(NOON, tick=False):
        for email in (logins.EMAIL, "nobody@example.org"):
            for _ in range(5):
                assert logins.password(client, email, "wrong").status_code == 422

        known = logins.password(client)
        unknown = logins.password(client, "nobody@example.org")

    assert known.status_code == 429
    assert known.headers["Retry-After"] == "60"
    assert forms.answer(known) == forms.answer(unknown)


def test_five_failures_a_minute_lock_one_account_and_no_other(client, app):
    staff.given_staff()
    staff.given_staff(email="other@example.org")
    with time_machine.travel(NOON, tick=False) as now:
        for typed in ("MO@example.org", "mo+x@example.org", " mo@EXAMPLE.org", *[logins.EMAIL] * 2):
            logins.password(client, typed, "wrong")
            now.shift(timedelta(seconds=5))
        assert logins.password(client).status_code == 429
        assert logins.password(client, "other@example.org").status_code == 303

        now.shift(timedelta(seconds=36))

        assert logins.password(client).status_code == 303


def test_a_right_password_does_not_forgive_wrong_codes(client, app):
    staff_id = staff.given_staff()
    with time_machine.travel(NOON, tick=False):
        for _ in range(5):
            logins.password(client)
            assert logins.send(client, "/login/code", code="000000").status_code == 422

        assert logins.password(client).status_code == 429
        code = {"csrf": "", "code": logins.code(staff_id)}
        code["csrf"] = staff.csrf_of(client.get("/login/code").text)
        assert client.post("/login/code", data=code).status_code == 429


def test_the_limit_of_logins_per_address_holds(visitor_of):
    client = visitor_of(login_rate_limit="2 per minute")

    statuses = [logins.password(client, f"{n}@example.org").status_code for n in range(3)]

    assert statuses == [422, 422, 429]


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


@pytest.mark.parametrize(
    "path",
    [
        "/account",
        "/account/password",
        "/admin/staff?a=b",
        "/moderation/messages?kind=proposal&after=3",
    ],
)
def test_a_login_leads_to_the_page_that_was_asked_for(client, app, path):
    staff_id = staff.given_staff()

    asked = {"email": logins.EMAIL, "password": staff.PASSWORD, "next": path}
    first = client.post("/login", data=asked)
    shown = client.get(first.location).text
    fields = forms.drawn(shown) | {"code": logins.code(staff_id)}

    assert client.post("/login/code", data=fields).location == path


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/account",
        "//evil.example/account",
        "/\\evil.example",
        "/account/../..//evil.example",
        "/account//evil.example",
        "/account\r\nX: y",
        "/account@evil.example",
        "/it/",
        "javascript:alert(1)",
        "/accounts.evil.example",
    ],
)
def test_a_login_leads_nowhere_else(client, app, path):
    staff.log_in(client, staff.given_staff())

    assert client.get("/login/code", query_string={"next": path}).location == "/account"
    shown = client.get("/login", query_string={"next": path}).text
    assert forms.drawn(shown)["next"] == ""


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_login_speaks_the_language_of_the_browser(client, app, language):
    page = client.get("/login", headers={"Accept-Language": language}).text

    assert f'<html lang="{language}' in page


def test_a_page_of_staff_speaks_the_language_of_the_account(client, app):
    staff.log_in(client, staff.given_staff(language="zh"))

    assert '<html lang="zh-Hans">' in client.get("/account").text


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
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
