"""Guessing at logins: one answer to whatever is wrong, in the same time, and not many tries."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.services import account_changes, account_links, hashing
from tests import staff
from tests.web import forms
from tests.web.account import logins

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


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


@pytest.mark.parametrize("email", ["mo@example.org", "off@example.org", "nobody@example.org", "x"])
def test_whatever_is_wrong_costs_one_hash(client, app, monkeypatch, email):
    staff.given_staff()
    account_changes.disable(None, staff.given_staff(email="off@example.org"))
    compared = []

    def is_right(kept: str, password: str) -> bool:
        compared.append(kept or hashing.NOBODY)
        return False

    monkeypatch.setattr(hashing, "is_right", is_right)

    assert logins.password(client, email).status_code == 422

    assert [kept.rpartition("$")[0][:30] for kept in compared] == ["$argon2id$v=19$m=47104,t=1,p=1"]


@pytest.mark.parametrize("email", [logins.EMAIL, "nobody@example.org", "x"])
def test_asking_for_a_reset_takes_its_time_whoever_asks(app, email):
    staff.given_staff()
    begun = time.monotonic()

    account_links.forgotten(email)

    assert time.monotonic() - begun >= account_links.ANSWER_SECONDS
