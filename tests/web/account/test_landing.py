"""Where a login leads: to the page of staff that was asked for, and nowhere else."""

import pytest

from tests import staff
from tests.web import forms
from tests.web.account import logins

STORES = ["sqlite"]
ELSEWHERE = [
    "https://evil.example/account",
    "//evil.example",
    "/\\evil.example",
    "/account//evil.example",
    "/account\r\nX: y",
    "javascript:alert(1)",
]


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


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_step_of_a_login_takes_another_address(client, app, path):
    staff_id = staff.given_staff()
    asked = {"email": logins.EMAIL, "password": staff.PASSWORD, "next": path}

    first = client.post("/login", data=asked)
    fields = forms.drawn(client.get("/login/code").text) | {"next": path}
    second = client.post("/login/code", data=fields | {"code": logins.code(staff_id)})

    assert (first.location, second.location) == ("/login/code", "/account")
