"""The second factor: enrolled once, each code good once, and codes for the day it is lost."""

import contextlib
import re

import pytest

from petition.rules.errors import Refused
from petition.services import account_changes, second_factor
from petition.services.second_factor import Who
from petition.store import database
from petition.store.models import RecoveryCode, StaffSession
from tests import staff
from tests.faults import callers
from tests.pages import Page
from tests.web.account import logins

STORES = ["sqlite"]
UNENROLLED = {"totp_nonce": None, "totp_enrolled_at": None}


def shown_secret(html: str) -> str:
    """The secret on the page, as a person would type it into an app."""
    return next(p.text for p in Page(html).all("p") if p.attributes.get("class") == "key")


def shown_codes(html: str) -> list[str]:
    return [code.text for code in Page(html).all("code")]


@pytest.fixture
def codes(client, app) -> list[str]:
    """The recovery codes of an account that has just enrolled in this browser."""
    staff.given_staff(**UNENROLLED)
    logins.password(client)
    page = client.get("/login/enrol").text
    code = logins.code_of(shown_secret(page))
    fields = {"csrf": staff.csrf_of(page), "code": code}
    return shown_codes(client.post("/login/enrol", data=fields).text)


def test_whoever_has_none_must_enrol_at_the_first_login(client, codes):
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"(?:[a-z2-7]{4}-){3}[a-z2-7]{4}", code) for code in codes)
    assert client.get("/account").status_code == 200
    assert staff.deeds() == ["second_factor_enrolled"]


def test_until_then_nothing_else_opens(client, app):
    staff.given_staff(**UNENROLLED)

    assert logins.password(client).location == "/login/code"
    assert client.get("/login/code").location == "/login/enrol"
    assert client.get("/account").location == "/login/enrol?next=/account"


def test_the_drawing_has_no_style_and_the_same_secret_each_time(client, app):
    staff.given_staff(**UNENROLLED)
    logins.password(client)

    first, again = (client.get("/login/enrol").text for _ in range(2))

    assert shown_secret(first) == shown_secret(again)
    assert "<svg" in first


def test_a_wrong_code_enrols_nothing(client, app):
    staff_id = staff.given_staff(**UNENROLLED)
    logins.password(client)

    response = logins.send(client, "/login/enrol", code="123")

    assert response.status_code == 422
    assert staff.account(staff_id).totp_enrolled_at is None


def test_half_a_login_cannot_take_another_phone(client, app):
    staff.given_staff()
    logins.password(client)

    assert client.get("/login/enrol").location == "/login/code"
    response = logins.send(client, "/login/enrol", shown_at="/login/code", code="123456")
    assert response.location == "/login/code"


def test_where_it_is_optional_a_password_is_enough(app, visitor_of):
    staff.given_staff(**UNENROLLED)
    client = visitor_of(require_two_factor=False)

    assert client.get(logins.password(client).location).location == "/account"
    assert "Set up" in client.get("/account").text


def test_where_it_is_optional_whoever_has_one_is_asked_for_it(app, visitor_of):
    staff.given_staff()
    client = visitor_of(require_two_factor=False)

    logins.password(client)

    assert client.get("/account").location == "/login/code?next=/account"


def test_when_it_becomes_a_duty_open_sessions_must_enrol(app, visitor_of, client):
    staff_id = staff.given_staff(**UNENROLLED)
    staff.log_in(client, staff_id)

    assert client.get("/account").location == "/login/enrol?next=/account"


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_is_good_a_little_early_and_a_little_late(client, app, steps):
    staff_id = staff.given_staff()
    logins.password(client)

    typed = logins.code(staff_id, steps)
    response = logins.send(client, "/login/code", code=f"{typed[:3]} {typed[3:]}")

    assert response.status_code == 303


@pytest.mark.parametrize("code", ["", "000", "abcdef", "é" * 6, "0" * 4000, "aaaa-" * 3 + "aaaa"])
def test_any_other_code_is_wrong(client, app, code):
    staff.given_staff()
    logins.password(client)

    assert logins.send(client, "/login/code", code=code).status_code == 422


def test_a_code_is_good_once(app, client):
    staff_id = staff.given_staff()
    code = logins.code(staff_id)
    logins.password(client)
    assert logins.send(client, "/login/code", code=code).status_code == 303

    second = app.test_client()
    logins.password(second)

    assert logins.send(second, "/login/code", code=code).status_code == 422
    assert logins.send(second, "/login/code", code=logins.code(staff_id, -1)).status_code == 422
    assert logins.send(second, "/login/code", code=logins.code(staff_id, 1)).status_code == 303


def test_the_code_that_enrolled_does_not_log_in(app, client):
    staff.given_staff(**UNENROLLED)
    logins.password(client)
    page = client.get("/login/enrol").text
    code = logins.code_of(shown_secret(page))
    client.post("/login/enrol", data={"csrf": staff.csrf_of(page), "code": code})
    second = app.test_client()
    logins.password(second)

    assert logins.send(second, "/login/code", code=code).status_code == 422


def test_of_two_with_the_same_code_at_once_one_gets_in(app, client):
    staff_id = staff.given_staff()
    halves = [staff.log_in(client, staff_id, is_verified=False) for _ in range(2)]
    code = logins.code(staff_id)
    let_in = []

    def enter(session_id: int) -> None:
        with app.app_context(), contextlib.suppress(Refused):
            let_in.append(second_factor.verify(Who(staff_id, session_id, b""), code))

    callers.at_once([lambda half=half: enter(half) for half in halves])

    assert len(let_in) == 1


def test_a_recovery_code_works_once(app, client, codes):
    for is_first in (True, False):
        browser = app.test_client()
        logins.password(browser)
        response = logins.send(browser, "/login/code", code=f" {codes[0].upper()} ")
        assert response.status_code == (303 if is_first else 422)

    assert staff.deeds()[-1] == "recovery_code_used"
    assert "9 recovery codes are left" in client.get("/account").text


def test_the_database_keeps_no_recovery_code_and_no_secret(app, client, codes):
    with database.reading() as session:
        digests = [code.digest for code in session.query(RecoveryCode)]
        secrets = [row.token_digest for row in session.query(StaffSession)]

    assert [len(digest) for digest in digests] == [32] * 10
    assert not [code for code in codes if code.replace("-", "").encode() in b"".join(digests)]
    assert client.get_cookie("session").value.split(".")[0].encode() not in secrets


def test_a_second_factor_taken_away_ends_sessions_and_is_set_up_anew(app, client, codes):
    with database.reading() as session:
        (staff_id,) = session.query(RecoveryCode.staff_id).distinct().one()
    account_changes.reset_second_factor(None, staff_id)

    assert client.get("/account").status_code == 303
    logins.password(client)
    assert client.get("/login/code").location == "/login/enrol"
