"""`user`: accounts made, listed, shut and opened from the command line; `log verify`."""

from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from petition.cli import users
from petition.rules.states import Role
from petition.services import account_changes
from petition.store import database
from petition.store.models import Staff
from tests import staff, staffed
from tests.web.account import logins
from tests.web.account.test_second_factor import shown_secret

PASSWORD = "lampada-tavolo-finestra-9"
ADD = ("user", "add", "anna@example.org", "--role", "administrator")


@pytest.fixture
def typed(app):
    """Runs a command with a password on stdin."""
    return lambda words, stdin: app.test_cli_runner().invoke(args=words, input=stdin)


def test_an_account_with_a_password_logs_in_and_enrols(typed, client):
    done = typed([*ADD, "--password-stdin"], f"{PASSWORD}\n")

    assert (done.exit_code, done.stdout) == (0, "anna@example.org can log in as administrator.\n")
    assert logins.password(client, "anna@example.org", PASSWORD).status_code == 303
    page = client.get("/login/enrol").text
    fields = {"csrf": staff.csrf_of(page), "code": logins.code_of(shown_secret(page))}
    assert client.post("/login/enrol", data=fields).status_code == 200
    assert client.get("/admin/staff").status_code == 200
    assert staff.deeds() == ["account_added", "second_factor_enrolled"]


def test_without_a_password_an_invitation_goes_out(command, client):
    done = command(*ADD, "--name", "Anna Prova", "--language", "zh")

    assert done.stdout == "anna@example.org is invited by email as administrator.\n"
    with database.reading() as session:
        account = session.scalars(sa.select(Staff)).one()
    assert (account.name, account.language, account.role) == (
        "Anna Prova",
        "zh",
        Role.ADMINISTRATOR,
    )
    assert client.get(f"/account/invitation/{staff.link_of(account.id)}").status_code == 200


@pytest.mark.parametrize(
    ("words", "stdin", "fault"),
    [
        ([*ADD, "--password-stdin"], "short\n", "too short"),
        ([*ADD, "--password-stdin"], "", "too short"),
        ([*ADD, "--password-stdin"], "passwordpassword\n", "easy to guess"),
        ([*ADD, "--password-stdin"], "x" * 129 + "\n", "too long"),
        ([*ADD, "--password-stdin"], b"lampada-tavolo-\xff\xfe\n", "no text in UTF-8"),
        ([*ADD, "--language", "xx"], "", "does not speak this language"),
        ([*ADD, "--name", "http://evil.example"], "", "this is no name"),
        (["user", "add", "anna", "--role", "moderator"], "", "no email address"),
        (["user", "add", "a@example.org", "--role", "king"], "", "king"),
        (["user", "add", "mo@example.org", "--role", "moderator"], "", "an account"),
        (["user", "disable", "nobody@example.org"], "", "no account"),
        (["user", "disable", "junk"], "", "no email address"),
        (["user", "enable", "nobody@example.org"], "", "no account"),
        (["user", "reset-two-factor", "nobody@example.org"], "", "no account"),
        (["user", "reset-two-factor"], "", "Missing argument"),
    ],
)
def test_what_cannot_be_ends_with_a_reason(typed, words, stdin, fault):
    staff.given_staff()

    done = typed(words, stdin)

    assert done.exit_code in (1, 2)
    assert fault in done.stderr
    assert "Traceback" not in done.stderr
    assert len(staff.deeds()) == 0


def test_at_a_terminal_the_password_is_asked_for_unseen(app, typed, monkeypatch):
    monkeypatch.setattr(users, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))

    done = typed([*ADD, "--password-stdin"], f"{PASSWORD}\n{PASSWORD}\n")

    assert (done.exit_code, done.stdout) == (0, "anna@example.org can log in as administrator.\n")
    assert PASSWORD not in done.stderr


def test_a_disabled_address_is_not_added_anew(typed, client):
    staff_id = staff.given_staff(email="anna@example.org")
    account_changes.disable(None, staff_id)

    done = typed([*ADD, "--password-stdin"], f"{PASSWORD}\n")

    assert done.exit_code == 1
    assert "`user list` shows its state" in done.stderr
    assert staff.account(staff_id).disabled_at


def test_a_deed_that_was_done_already_is_no_fault(command, app):
    staff.given_staff()

    for deed in ("disable", "disable", "enable", "enable", "reset-two-factor", "reset-two-factor"):
        assert command("user", deed, "mo@example.org").exit_code == 0


def test_accounts_are_listed_shut_opened_and_freed_of_a_lost_phone(command, client):
    staff_id = staff.given_staff()
    staff.log_in(client, staff_id)
    assert command("user", "list").stdout == (
        "mo@example.org\tmoderator\ttwo-factor\tProva Moderator\n"
    )

    assert command("user", "disable", "MO@example.org").exit_code == 0
    assert client.get("/account").status_code == 303
    assert "\tdisabled\t" in command("user", "list").stdout
    assert command("user", "enable", "mo@example.org").exit_code == 0
    assert command("user", "reset-two-factor", "mo@example.org").exit_code == 0

    assert "\tpassword\t" in command("user", "list").stdout
    assert staff.deeds() == ["account_disabled", "account_enabled", "second_factor_reset"]


def test_the_last_administrator_stays(command, app):
    staff.given_staff(Role.ADMINISTRATOR)
    staff.invited("second@example.org", Role.ADMINISTRATOR)

    done = command("user", "disable", "mo@example.org")

    assert done.exit_code == 1
    assert "one administrator must remain" in done.stderr


def test_a_sound_log_is_verified_and_a_changed_one_is_not(command, app):
    staff.invited()
    last = staffed.log()[-1].hash
    sound = command("log", "verify").stdout
    assert sound == f"1 entries follow from one another; the last hash is {last}\n"

    with database.writing() as session:
        session.execute(sa.text("UPDATE audit SET deed = 'logged_in'"))

    done = command("log", "verify")
    assert done.exit_code == 1
    assert done.stdout.startswith("WRONG: entry 1 ")
