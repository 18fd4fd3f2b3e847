"""Group commit: several writers, one transaction, and each gets what is its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from petition.store import database

STORES = ["sqlite"]
INSERT = sa.text("INSERT INTO note (word) VALUES (:word) RETURNING word")
READ = sa.text("SELECT word FROM note")


@pytest.fixture(autouse=True)
def notes(app):
    with database.writing() as session:
        session.execute(sa.text("CREATE TABLE note (word TEXT PRIMARY KEY)"))


def note(word):
    return lambda cursor: cursor.run(INSERT, {"word": word})[0]


def kept_words():
    with database.reading() as session:
        return set(session.scalars(READ))


def in_threads(app, deeds):
    """The outcomes of deeds that were all waiting before the first of them could be done."""

    def write(deed):
        with app.app_context():
            started.release()
            try:
                return database.write_quickly(deed)
            except (sa.exc.IntegrityError, ZeroDivisionError) as error:
                return type(error)

    started = threading.Semaphore(0)
    with ThreadPoolExecutor(len(deeds)) as threads:
        with database.writing():
            outcomes = [threads.submit(write, deed) for deed in deeds]
            for _ in deeds:
                started.acquire()
        return [outcome.result() for outcome in outcomes]


def test_a_deed_gives_its_result_and_is_kept():
    assert database.write_quickly(note("ciao")) == "ciao"

    assert kept_words() == {"ciao"}


def test_writers_that_waited_together_each_get_their_own_result(app):
    words = [f"word {number}" for number in range(20)]

    assert in_threads(app, [note(word) for word in words]) == words

    assert kept_words() == set(words)


def test_a_deed_that_fails_is_undone_alone(app):
    def half_way(cursor):
        cursor.run(INSERT, {"word": "half"})
        raise ZeroDivisionError

    outcomes = in_threads(app, [note("a"), half_way, note("b")])

    assert outcomes == ["a", ZeroDivisionError, "b"]
    assert kept_words() == {"a", "b"}


def test_a_broken_constraint_reaches_its_own_writer(app):
    database.write_quickly(note("taken"))

    outcomes = in_threads(app, [note("free"), note("taken")])

    assert outcomes == ["free", sa.exc.IntegrityError]
    assert kept_words() == {"taken", "free"}


def test_nothing_stays_locked_after_a_failure():
    with pytest.raises(ZeroDivisionError):
        database.write_quickly(lambda cursor: 1 // 0)

    assert database.write_quickly(note("after")) == "after"


def test_a_database_that_cannot_be_written_tells_everyone_who_waits(app, settings, tmp_path):
    path = settings.database_url.removeprefix("sqlite:///")
    holder = database.db.engines[database.QUICK].dialect.loaded_dbapi.connect(path)
    holder.execute("BEGIN IMMEDIATE")
    for engine in database.db.engines.values():
        engine.dispose()
        sa.event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA busy_timeout=10"))

    with pytest.raises(sa.exc.OperationalError):
        database.write_quickly(note("late"))
    holder.rollback()
    holder.close()

    assert database.write_quickly(note("back")) == "back"
