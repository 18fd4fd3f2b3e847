"""Several workers and tallies at once, and one that dies between sending and writing it down."""

import contextlib
import functools
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from petition import current
from petition.services import confirming, tallying
from petition.store import database
from petition.store.models import OutboxEmail
from tests import factories
from tests.faults import audit, callers, mail_servers, workers
from tests.faults.patience import until

PEOPLE = 120


@pytest.fixture
def people(app) -> list[int]:
    """The ids of many who have signed; each has an email to come."""
    factories.given_campaign()
    return [factories.sign(f"person-{number}@example.org") for number in range(PEOPLE)]


@pytest.fixture
def work(database_url, tmp_path, smtp) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two workers side by side; SQLite knows but one, beside the web server's own tallies."""
    workers_count = 1 if database_url.startswith("sqlite") else 2
    settings = {"DATABASE_URL": database_url, "MAIL_URL": smtp.url, "TALLY_SECONDS": "0.01"}
    with contextlib.ExitStack() as running:
        yield [
            running.enter_context(workers.working(tmp_path, **settings))
            for _ in range(workers_count)
        ]


def test_workers_side_by_side_send_each_email_once(people, work, database_url, smtp):
    until(lambda: audit.emails_sent(database_url) == PEOPLE)

    assert sorted(smtp.recipients) == sorted(f"person-{n}@example.org" for n in range(PEOPLE))


def test_tallies_side_by_side_count_each_signature_once(app, people, work, smtp):
    database_url = current.settings().database_url
    tokens = [factories.token_of(person) for person in people]
    confirmed = [functools.partial(in_context, app, confirming.confirm, token) for token in tokens]

    until(lambda: smtp.messages)  # somebody is at work
    with tallying_all_the_time(app):
        callers.at_once(confirmed)
        until(lambda: audit.is_tallied(database_url))

    assert audit.numbers(database_url) == list(range(1, PEOPLE + 1))
    assert audit.faults_at(database_url) == []
    assert all(worker.poll() is None for worker in work), "a worker fell over"


def test_a_worker_killed_before_it_could_write_down_sends_the_same_email_again(
    app, database_url, tmp_path
):
    factories.given_campaign()
    for number in range(3):
        factories.sign(f"person-{number}@example.org")
    with mail_servers.Killer(last=2) as smtp:
        settings = {"DATABASE_URL": database_url, "MAIL_URL": smtp.url}
        with workers.working(tmp_path, **settings) as worker:
            smtp.victim = worker.pid
            until(lambda: worker.poll() is not None)
        assert audit.emails_sent(database_url) == 0

        a_minute_passes()
        with workers.working(tmp_path, **settings):
            until(lambda: audit.emails_sent(database_url) == 3)

    assert sorted(Counter(m["Message-ID"] for m in smtp.messages).values()) == [1, 2, 2]
    assert len(set(smtp.recipients)) == 3


def in_context(app, deed: Callable[..., object], *arguments: object) -> object:
    """Does what a request would do, in a context of its own."""
    with app.app_context():
        return deed(*arguments)


@contextlib.contextmanager
def tallying_all_the_time(app) -> Iterator[None]:
    """Two more tallies in threads of this process, as after every confirmation of a busy site."""
    over = threading.Event()
    failures: list[BaseException] = []

    def tally() -> None:
        try:
            while not over.is_set():
                in_context(app, tallying.tally_all)
        except BaseException as failure:
            failures.append(failure)
            raise

    threads = [threading.Thread(target=tally) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert failures == []


def a_minute_passes() -> None:
    """The lease of the worker that died has run out, without anyone waiting for it."""
    with database.writing() as session:
        session.execute(sa.update(OutboxEmail).values(due_at=OutboxEmail.created_at))
