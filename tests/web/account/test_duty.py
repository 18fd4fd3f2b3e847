"""Who is let in: by role, by session, and only with the token of that session."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.rules.states import Role
from petition.services import account_changes
from petition.web import duty, guards
from tests import staff
from tests.faults.test_reading_changes_nothing import rows

STORES = ["sqlite"]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = "/moderation/page"


@pytest.fixture
def app(app):
    """The application with a page for organisers, and a form of theirs."""

    @guards.staff(Role.ORGANISER)
    def page() -> dict[str, str]:
        return {"name": duty.on_duty().name, "field": duty.csrf_field()}

    @guards.staff(Role.ORGANISER)
    @guards.staff_form
    def deed() -> dict[str, bool]:
        return {"is_done": True}

    app.add_url_rule(PAGE, "page", page)
    app.add_url_rule(PAGE, "deed", deed, methods=["POST"])
    return app


@pytest.fixture
def organiser(client) -> int:
    """An organiser, logged in."""
    staff_id = staff.given_staff(Role.ORGANISER)
    staff.log_in(client, staff_id)
    return staff_id


def token(client) -> str:
    return staff.csrf_of(client.get(PAGE).json["field"])


def sent(client, query: str = "", fields: dict[str, str] | None = None, **headers: str) -> int:
    """The status of sending the form."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(PAGE + query, data=fields or {}, headers=named).status_code


def test_an_organiser_is_let_in_by_name(client, organiser):
    assert client.get(PAGE).json["name"] == "Prova Organiser"


def test_another_role_holds_from_the_next_request_on(client, organiser):
    account_changes.set_role(None, organiser, Role.MODERATOR)
    assert client.get(PAGE).status_code == 403

    account_changes.set_role(None, organiser, Role.ADMINISTRATOR)
    assert client.get(PAGE).status_code == 200


def test_a_disabled_account_is_out_with_the_next_request(client, organiser):
    account_changes.disable(None, organiser)

    response = client.get(PAGE)

    assert (response.status_code, response.location) == (303, "/login?next=/moderation/page")


def test_a_form_needs_the_token_of_its_session(client, organiser):
    own = token(client)

    assert sent(client, fields={"csrf": own}) == 200
    assert sent(client) == 403
    assert sent(client, fields={"csrf": own[:-1] + "g"}) == 403
    assert sent(client, fields={"csrf": "è"}) == 403
    assert sent(client, query=f"?csrf={own}") == 403


@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_form_in_disguise_carries_no_token(client, organiser, kind):
    own = token(client)
    bodies = {"application/json": f'{{"csrf": "{own}"}}', "text/plain": f"csrf={own}"}

    answer = client.post(PAGE, data=bodies[kind], content_type=kind)

    assert answer.status_code == 403


def test_the_token_of_another_session_is_refused(app, client, organiser):
    other = app.test_client()
    staff.log_in(other, organiser)

    assert sent(client, fields={"csrf": token(other)}) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_another_site_is_refused_even_with_the_token(client, organiser, headers):
    assert sent(client, fields={"csrf": token(client)}, **headers) == 403


def test_a_session_ends_after_half_an_hour_without_a_request(client):
    with time_machine.travel(NOON, tick=False) as clock:
        staff.log_in(client, staff.given_staff(Role.ORGANISER))
        for _ in range(3):
            clock.shift(timedelta(minutes=29))
            assert client.get(PAGE).status_code == 200

        clock.shift(timedelta(minutes=31))

        assert client.get(PAGE).status_code == 303


def test_a_session_ends_after_twelve_hours_however_busy(client):
    with time_machine.travel(NOON, tick=False) as clock:
        staff.log_in(client, staff.given_staff(Role.ORGANISER))
        for _ in range(28):
            clock.shift(timedelta(minutes=25))
            assert client.get(PAGE).status_code == 200

        clock.shift(timedelta(minutes=25))

        assert client.get(PAGE).status_code == 303


def test_looking_renews_the_cookie_and_no_row(client, organiser):
    before = rows()

    response = client.get(PAGE)

    assert response.headers["Set-Cookie"].startswith("session=")
    assert rows() == before


def test_a_cookie_whose_moment_was_forged_is_worth_nothing(client, organiser):
    secret, seen_at, seal = client.get_cookie("session").value.split(".")
    forged = f"{int(seen_at, 16) + 600:x}"

    for value in (f"{secret}.{forged}.{seal}", secret, f"{secret}.{seen_at}", "..", "é.é.é", ""):
        client.set_cookie("session", value)
        assert client.get(PAGE).status_code == 303, value


def test_pages_of_staff_are_kept_by_nobody_and_framed_nowhere(client, organiser):
    for response in (client.get("/account"), client.get("/login"), client.post(PAGE)):
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_over_https_the_cookie_is_bound_to_the_host(app, visitor_of):
    staff.given_staff()
    client = visitor_of(public_url="https://petition.example")
    there = {"base_url": "https://petition.example"}

    form = {"email": "mo@example.org", "password": staff.PASSWORD}
    cookie = client.post("/login", data=form, **there).headers["Set-Cookie"]

    assert cookie.startswith("__Host-session=")
    marks = {mark.strip() for mark in cookie.split(";")[1:]}
    assert marks == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


def test_over_http_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client):
    staff.given_staff()
    form = {"email": "mo@example.org", "password": staff.PASSWORD}

    cookie = client.post("/login", data=form).headers["Set-Cookie"]

    marks = {mark.strip() for mark in cookie.split(";")[1:]}
    assert marks == {"HttpOnly", "Path=/", "SameSite=Lax"}
