"""Links by which a password is set: an invitation for a week, a reset for an hour, each once."""

from datetime import timedelta

import pytest
import time_machine

from petition.rules import clock
from petition.rules.errors import Gone
from petition.rules.states import EmailKind
from petition.services import account_changes, account_links, accounts
from petition.store import database
from petition.store.models import OutboxEmail
from tests import staff
from tests.faults import callers
from tests.web import forms
from tests.web.account import logins

STORES = ["sqlite"]
NEW = "lampada-tavolo-finestra-9"
RESET = EmailKind.PASSWORD_RESET


def emails() -> list[str]:
    with database.reading() as session:
        return [email.kind.value for email in session.query(OutboxEmail).order_by(OutboxEmail.id)]


def choose(client, path: str, password: str = NEW):
    assert client.get(path).status_code == 200
    return client.post(path, data={"new_password": password})


@pytest.fixture
def invitation(app) -> str:
    """The address in an invitation."""
    return f"/account/invitation/{staff.link_of(staff.invited())}"


@pytest.fixture
def reset(app) -> str:
    """The address in the email to whoever has forgotten the password."""
    return f"/account/reset/{staff.link_of(staff.forgetful(), RESET)}"


def test_an_invitation_is_accepted_once(client, invitation):
    response = choose(client, invitation)

    assert response.location == "/login?done=password"
    assert "La tua password è impostata" in client.get(response.location).text
    assert logins.password(client, "nuova@example.org", NEW).status_code == 303
    assert client.get(invitation).status_code == 410
    assert client.post(invitation, data={"new_password": NEW}).status_code == 410
    assert staff.deeds() == ["invited", "invitation_accepted"]


@pytest.mark.parametrize("password", ["", "short", "passwordpassword", "nuova-prova-1234"])
def test_a_password_that_is_too_easy_leaves_the_link_good(client, invitation, password):
    assert choose(client, invitation, password).status_code == 422
    assert choose(client, invitation).status_code == 303


@pytest.mark.parametrize(
    ("kind", "lasts"), [("invitation", timedelta(days=7)), ("reset", timedelta(hours=1))]
)
def test_a_link_lasts_its_time_and_no_longer(client, kind, lasts, request):
    link = request.getfixturevalue(kind)
    for after, status in ((lasts - timedelta(minutes=1), 200), (lasts, 410)):
        with time_machine.travel(clock.now() + after, tick=False):
            assert client.get(link).status_code == status


def test_another_invitation_kills_the_first(client, app):
    staff_id = staff.invited()
    first = staff.link_of(staff_id)

    accounts.invite_again(None, staff_id)

    assert client.get(f"/account/invitation/{first}").status_code == 410
    assert client.get(f"/account/invitation/{staff.link_of(staff_id)}").status_code == 200


def test_a_link_is_good_for_its_purpose_alone(client, invitation, reset):
    assert client.get(invitation.replace("invitation", "reset")).status_code == 404
    assert client.get(reset.replace("reset", "invitation")).status_code == 404
    for junk in ("x", "a" * 36, "../login"):
        assert client.get(f"/account/reset/{junk}").status_code == 404


def test_a_disabled_account_cannot_be_entered_by_link(client, app):
    staff_id = staff.invited()
    link = f"/account/invitation/{staff.link_of(staff_id)}"

    account_changes.disable(None, staff_id)

    assert client.get(link).status_code == 410
    account_changes.enable(None, staff_id)
    assert client.get(link).status_code == 410


def test_a_reset_ends_every_session(app, client, reset):
    session_client = app.test_client()
    staff.log_in(session_client, int(staff_id_of_reset()))

    choose(client, reset)

    assert session_client.get("/account").status_code == 303
    assert logins.password(client, "smemorata@example.org", NEW).status_code == 303
    assert staff.deeds() == ["password_reset"]


def staff_id_of_reset() -> int:
    with database.reading() as session:
        return session.query(OutboxEmail).one().staff_id


def test_of_two_who_use_a_link_at_once_one_sets_the_password(app, client, reset):
    token = reset.rpartition("/")[2]
    refused = []

    def choose_at_once(password: str) -> None:
        with app.app_context():
            try:
                account_links.set_password(RESET, token, password)
            except Gone:
                refused.append(password)

    words = [NEW, "finestra-tavolo-lampada-8"]
    callers.at_once([lambda word=word: choose_at_once(word) for word in words])

    assert len(refused) == 1
    assert logins.password(client, "smemorata@example.org", refused[0]).status_code == 422
    assert staff.deeds() == ["password_reset"]


def test_asking_for_a_reset_tells_nothing(client, app):
    staff.given_staff()
    staff.invited("new@example.org")
    account_changes.disable(None, staff.given_staff(email="off@example.org"))
    asked = [logins.EMAIL, "nobody@example.org", "off@example.org", "new@example.org", "junk"]

    answers = [forms.answer(client.post("/login/forgotten", data={"email": e})) for e in asked]

    assert answers == answers[:1] * len(answers)
    assert emails() == ["invitation", "password_reset"]


def test_asking_again_at_once_sends_no_second_email(client, app):
    staff.given_staff()

    for _ in range(3):
        account_links.forgotten(logins.EMAIL)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        account_links.forgotten(logins.EMAIL)

    assert emails() == ["password_reset", "password_reset"]


@pytest.mark.parametrize("kind", ["invitation", "reset"])
def test_another_site_cannot_choose_a_password(client, kind, request):
    link = request.getfixturevalue(kind)
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert client.post(link, data={"new_password": NEW}, headers=headers).status_code == 403
