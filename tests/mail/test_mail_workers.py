"""Workers that send at once, are killed, stopped or overtaken: each email goes once, or again."""

import os
import signal
import subprocess
import threading
from collections import Counter

import pytest
from flask import Flask

from petition.mail import outbox
from tests import factories
from tests.instance import ROOT, Instance
from tests.mail import moody, post


@pytest.fixture(autouse=True)
def server(app):
    factories.given_campaign()
    with moody.Moody() as running:
        post.change(app, mail_url=running.url)
        yield running


def work_at_once(app: Flask, workers_count: int) -> None:
    """Lets several workers send until nothing is due."""

    def work() -> None:
        with app.app_context():
            together.wait()
            while outbox.send_due():
                pass

    together = threading.Barrier(workers_count)
    threads = [threading.Thread(target=work) for _ in range(workers_count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_workers_at_once_send_each_email_once(app, server):
    addresses = [f"anna{number}@example.org" for number in range(45)]
    for address in addresses:
        factories.sign(address)

    work_at_once(app, 2)

    assert sorted(server.recipients) == sorted(addresses)
    assert all(row.attempts_count == 1 for row in post.rows())


def test_workers_at_once_do_not_exceed_the_daily_limit(app, server):
    signatures = [factories.sign(f"anna{number}@example.org") for number in range(6)]
    for _ in range(7):
        for signature_id in signatures:
            post.queue(signature_id)

    work_at_once(app, 3)

    assert set(Counter(server.recipients).values()) == {5}
    assert len(set(server.recipients)) == 6


def test_a_worker_killed_before_it_could_note_a_success_is_followed_by_another(
    server, database_url, tmp_path
):
    def kill() -> str:
        os.kill(worker.pid, signal.SIGKILL)
        return "take"

    factories.sign()
    server.moods.append(kill)
    instance = Instance(tmp_path, DATABASE_URL=database_url, MAIL_URL=server.url)
    worker = subprocess.Popen(instance.command("worker"), cwd=ROOT, env=instance.environment)
    assert worker.wait(60) == -signal.SIGKILL

    assert outbox.send_due() == 0, "the lease of the dead worker is not over"
    post.let_time_pass(minutes=1)
    assert outbox.send_due() == 1

    assert len(server.messages) == 2
    assert len({message["Message-ID"] for message in server.messages}) == 1


def test_a_worker_that_is_interrupted_notes_what_has_gone(server):
    # Started in the background of a shell, the tests would not hear of it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupt() -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return "hang"

    for number in range(3):
        factories.sign(f"anna{number}@example.org")
    server.moods += ["take", interrupt]

    with pytest.raises(KeyboardInterrupt):
        outbox.send_due()

    signal.signal(signal.SIGINT, before)
    assert [row.sent_at is not None for row in post.rows()] == [True, False, False]
    assert [row.attempts_count for row in post.rows()] == [1, 0, 0]


def test_a_slow_worker_gives_back_what_it_would_not_finish_within_its_lease(server, monkeypatch):
    monkeypatch.setattr(outbox, "SENDING_SECONDS", 0.0)
    factories.sign()

    assert outbox.send_due() == 0
    assert (post.row().attempts_count, post.row().last_error) == (0, "")

    monkeypatch.undo()
    assert outbox.send_due() == 1


def test_a_worker_whose_lease_is_over_does_not_undo_what_the_next_one_did(app, server):
    def overtake() -> str:
        with app.app_context():
            post.let_time_pass(minutes=2)
            overtaken.append(outbox.send_due())
        return "451 later"

    overtaken = []
    factories.sign()
    server.moods.append(overtake)

    assert outbox.send_due() == 0
    assert overtaken == [1]
    assert post.row().sent_at is not None
    assert post.row().last_error == ""
