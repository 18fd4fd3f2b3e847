"""Sending while servers, databases and workers fail: nothing is lost, nothing goes twice."""

import threading
import time
from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.mail import outbox, smtp
from petition.rules import clock
from petition.store import database
from petition.store.models import OutboxEmail
from tests import factories
from tests.mail import moody, post


@pytest.fixture(autouse=True)
def server(app):
    factories.given_campaign()
    with moody.Moody() as running:
        post.change(app, mail_url=running.url)
        yield running


def test_a_server_that_is_away_delays_emails_and_loses_none(app, server):
    post.change(app, mail_url=moody.nobody())
    factories.sign()

    assert outbox.send_due() == 0
    assert (post.row().last_error, post.row().attempts_count) == ("connection_refused", 1)
    assert outbox.send_due() == 0, "it waits before it tries again"

    post.change(app, mail_url=server.url)
    post.let_time_pass(minutes=1)
    assert outbox.send_due() == 1
    assert len(server.messages) == 1
    assert post.row().last_error == ""


def test_the_pause_grows_with_the_attempts(app):
    post.change(app, mail_url=moody.nobody())
    factories.sign()
    with database.writing() as session:
        session.execute(sa.update(OutboxEmail).values(attempts_count=5))

    outbox.send_due()

    pause = post.row().due_at - clock.now()
    assert timedelta(seconds=60) < pause < timedelta(seconds=81)


def test_each_email_of_a_batch_counts_one_attempt(app):
    post.change(app, mail_url=moody.nobody())
    for number in range(3):
        factories.sign(f"anna{number}@example.org")

    outbox.send_due()

    assert [row.attempts_count for row in post.rows()] == [1, 1, 1]
    assert {row.last_error for row in post.rows()} == {"connection_refused"}


def test_people_sign_while_the_mail_server_hangs(app, monkeypatch):
    monkeypatch.setattr(smtp, "TIMEOUT_SECONDS", 0.5)
    factories.sign("anna@example.org")
    with moody.Deaf() as deaf:
        post.change(app, mail_url=deaf.url)
        sending = threading.Thread(target=_in_context, args=(app, outbox.send_due))
        sending.start()
        _wait_for(lambda: post.rows()[0].attempts_count == 1)

        factories.sign("bruno@example.org")

        assert sending.is_alive(), "it still waits for the server"
        sending.join()
    assert [row.last_error for row in post.rows()] == ["timed_out", ""]


def test_greylisted_today_delivered_later(server):
    server.moods.append("recipient 451 4.7.1 come back later")
    factories.sign()

    assert outbox.send_due() == 0
    post.let_time_pass(minutes=1)
    assert outbox.send_due() == 1
    assert post.row().attempts_count == 2


def test_what_is_refused_for_good_is_kept_and_not_tried_again(server):
    server.moods.append("recipient 550 5.1.1 nobody here")
    factories.sign()

    assert outbox.send_due() == 0
    post.let_time_pass(days=1)
    assert outbox.send_due() == 0
    assert post.row().given_up_at is not None
    assert post.row().last_error == "smtp_550 5.1.1"


@pytest.mark.parametrize("mood", ["drop", "take and drop"])
def test_a_letter_whose_fate_is_unknown_goes_again_under_the_same_name(server, mood):
    server.moods.append(mood)
    factories.sign()

    assert outbox.send_due() == 0
    post.let_time_pass(minutes=1)
    assert outbox.send_due() == 1

    assert len(server.messages) == (2 if mood == "take and drop" else 1)
    assert len({message["Message-ID"] for message in server.messages}) == 1


def test_a_success_is_noted_as_soon_as_the_database_is_back(app, server, monkeypatch):
    def take_away() -> str:
        _alter(app, "ALTER TABLE outbox RENAME TO away")
        back.start()
        return "take"

    monkeypatch.setattr(outbox, "RECORDING_PAUSE_SECONDS", 0.05)
    back = threading.Timer(0.3, _alter, (app, "ALTER TABLE away RENAME TO outbox"))
    factories.sign()
    server.moods.append(take_away)

    assert outbox.send_due() == 1
    assert post.row().sent_at is not None


def _alter(app, statement):
    with app.app_context(), database.writing() as session:
        session.execute(sa.text(statement))


def _in_context(app, deed):
    with app.app_context():
        deed()


def _wait_for(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.01)
