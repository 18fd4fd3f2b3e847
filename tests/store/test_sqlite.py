"""SQLite is sound, durable and private, and its writers wait for each other in order."""

import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

import petition
from petition.store import database, sqlite
from petition.store.models import Tally
from tests import databases, factories

STORES = ["sqlite"]

# As SQLite counts them: 2 is FULL, 1 is ON, 2 is MEMORY.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 5000,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
}


@pytest.fixture
def stranger(settings):
    """A connection from another process, as it were, that waits for nobody."""
    connection = sqlite.driver().connect(
        settings.database_url.removeprefix("sqlite:///"), timeout=0, isolation_level=None
    )
    yield connection
    connection.close()


@pytest.mark.parametrize("name", PRAGMAS)
def test_every_connection_is_set_up(app, name):
    engine = database.db.engine
    with engine.connect() as first, engine.connect() as second:
        found = [c.execute(sa.text(f"PRAGMA {name}")).scalar() for c in (first, second)]

    assert found == [PRAGMAS[name]] * 2


def test_a_new_file_and_what_lies_beside_it_are_its_owners_alone(store, tmp_path):
    url = store.empty()

    app = petition.create_app(databases.settings(url, tmp_path))
    with app.app_context(), database.writing() as session:
        session.execute(sa.text("CREATE TABLE sample (id INTEGER)"))

    path = Path(url.removeprefix("sqlite:///"))
    files = sorted(path.parent.glob(f"{path.name}*"))
    assert [file.name.removeprefix(path.name) for file in files] == ["", "-shm", "-wal"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    databases.close(app)


def test_the_folder_of_the_file_is_made(tmp_path):
    url = f"sqlite:///{tmp_path}/not/yet/there.sqlite3"

    petition.create_app(databases.settings(url, tmp_path))

    assert (tmp_path / "not" / "yet" / "there.sqlite3").is_file()


def test_all_connections_of_a_process_share_one_sound_copy_of_sqlite(app):
    """Two copies know nothing of each other, and closing a file gives up the other's locks."""
    engines = database.db.engines.values()

    assert len(engines) == 2
    for engine in engines:
        assert engine.dialect.loaded_dbapi is sqlite.driver()
        with engine.connect() as connection:
            version = connection.scalar(sa.text("SELECT sqlite_version()"))
        assert tuple(map(int, version.split("."))) >= sqlite.SOUND_VERSION


@pytest.mark.parametrize(
    ("version", "is_bundled"), [((3, 40, 1), True), ((3, 51, 2), True), ((3, 51, 3), False)]
)
def test_the_bundled_one_serves_where_pythons_own_is_unsound(monkeypatch, version, is_bundled):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    assert sqlite.driver() is (sqlite.bundled if is_bundled else sqlite3)


def test_a_write_transaction_holds_the_lock_before_its_first_write(app, stranger):
    with database.writing() as session:
        session.execute(sa.text("SELECT 1"))

        with pytest.raises(Exception, match="database is locked"):
            stranger.execute("BEGIN IMMEDIATE")

    stranger.execute("BEGIN IMMEDIATE")


def test_a_read_transaction_lets_others_write(app, stranger):
    with database.reading() as session:
        session.execute(sa.text("SELECT count(*) FROM campaign"))

        stranger.execute("BEGIN IMMEDIATE")
        stranger.execute("COMMIT")


def test_readers_go_on_while_someone_writes(app, stranger):
    stranger.execute("BEGIN IMMEDIATE")
    stranger.execute("DELETE FROM campaign")

    with database.reading() as session:
        assert session.scalar(sa.text("SELECT count(*) FROM campaign")) == 0


def test_threads_that_read_and_then_write_lose_nothing(app):
    factories.given_campaign()
    at_once = threading.Barrier(8)

    def add_often(_number):
        at_once.wait()
        for _ in range(25):
            with app.app_context(), database.writing() as session:
                row = session.scalars(sa.select(Tally)).one()
                row.last_number += 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_often, range(8)))

    with database.reading() as session:
        assert session.scalar(sa.select(Tally.last_number)) == 200


def test_what_refers_to_nothing_is_refused(app):
    with pytest.raises(sa.exc.IntegrityError), database.writing() as session:
        session.execute(sa.text("INSERT INTO breakdown VALUES (99, 'day', '2026-01-01', 1)"))
