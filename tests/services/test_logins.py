"""What guards the logins: hashing, guesses at once, and what is forgotten with time."""

from datetime import timedelta

import pytest
import time_machine
from argon2 import PasswordHasher

from petition.mail import outbox
from petition.rules import clock
from petition.rules.errors import Invalid, TooMany
from petition.rules.states import EmailKind
from petition.services import hashing, housekeeping, logging_in
from petition.store import database
from petition.store.models import LoginFailure, OutboxEmail, Staff, StaffSession
from tests import staff
from tests.faults import callers


def count(model: type) -> int:
    with database.reading() as session:
        return session.query(model).count()


def test_nobody_has_a_password_and_saying_so_takes_as_long():
    parameters = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)

    assert not parameters.check_needs_rehash(hashing.NOBODY)
    assert not parameters.check_needs_rehash(staff.HASH)
    assert not hashing.is_right("", "whatever it may be")
    assert not hashing.is_right("no hash", "whatever it may be")


def test_of_twenty_guesses_at_once_five_are_judged(app):
    staff.given_staff()
    answers = []

    def guess() -> None:
        with app.app_context():
            try:
                logging_in.log_in("mo@example.org", "wrong")
            except (Invalid, TooMany) as refusal:
                answers.append(type(refusal))

    callers.at_once([guess] * 20)

    assert (answers.count(Invalid), answers.count(TooMany)) == (5, 15)


def test_what_is_over_is_forgotten(app, client):
    staff_id = staff.invited()
    staff.log_in(client, staff.given_staff())
    with pytest.raises(Invalid):
        logging_in.log_in("mo@example.org", "wrong")
    housekeeping.keep_house()
    assert (count(StaffSession), count(LoginFailure)) == (1, 1)

    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)):
        housekeeping.keep_house()

    assert (count(StaffSession), count(LoginFailure)) == (0, 0)
    assert staff.account(staff_id).link_digest is None


def test_an_invitation_is_sent_in_the_language_of_the_account(app, settings):
    staff_id = staff.invited()

    assert outbox.send_due() == 1

    letter = next((settings.instance_dir / "mail").glob("*.eml")).read_text(encoding="utf-8")
    link = f"http://127.0.0.1:8000/account/invitation/{staff.link_of(staff_id)}"
    assert letter.count(f"\n{link}\n") == 1
    assert "Subject: You are invited to help run the petition" in letter


@pytest.mark.parametrize(
    "change", [{"disabled_at": True}, {"password_hash": "x"}, {"link_nonce": None}]
)
def test_an_invitation_without_a_point_is_not_sent(app, change):
    staff_id = staff.invited()
    with database.writing() as session:
        account = session.get_one(Staff, staff_id)
        for name, value in change.items():
            setattr(account, name, clock.now() if value is True else value)

    assert outbox.send_due() == 0

    with database.reading() as session:
        assert session.query(OutboxEmail).one().given_up_at is not None


def test_a_reset_is_sent_to_whoever_asked(app, settings):
    staff_id = staff.forgetful()

    assert outbox.send_due() == 1

    letter = next((settings.instance_dir / "mail").glob("*.eml")).read_text(encoding="utf-8")
    assert f"/account/reset/{staff.link_of(staff_id, EmailKind.PASSWORD_RESET)}" in letter
