"""The login: two steps, one answer to whatever is wrong, and no guessing."""

from petition.rules.states import Role
from tests import staff
from tests.web.account import logins


def test_password_and_code_open_the_pages_of_staff(client, app):
    staff_id = staff.given_staff(Role.MODERATOR)

    first = logins.password(client)
    assert (first.status_code, first.location) == (303, "/login/code")
    assert client.get("/account").location == "/login/code?next=/account"
    second = logins.send(client, "/login/code", code=logins.code(staff_id))

    assert (second.status_code, second.location) == (303, "/account")
    assert client.get("/account").status_code == 200
