"""The migrations make the schema of the models, unmake it, and bear being run twice at once."""

import subprocess

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import petition
from petition.store import database, migrating, schema
from tests import databases
from tests.instance import ROOT, Instance

MIGRATIONS = str(schema.MIGRATIONS)
OPTIONS = {"compare_type": True, "include_object": migrating.is_modelled}
TABLES = set(database.Base.metadata.tables)
FACETS = (
    "get_columns",
    "get_pk_constraint",
    "get_foreign_keys",
    "get_unique_constraints",
    "get_check_constraints",
    "get_indexes",
)


@pytest.fixture
def empty_url(store):
    """A database without a table."""
    url = store.empty()
    yield url
    store.drop(url)


@pytest.fixture
def bare(empty_url, tmp_path):
    """The application on a database without a table, in its context."""
    app = petition.create_app(databases.settings(empty_url, tmp_path))
    with app.app_context():
        yield app
    databases.close(app)


def tables():
    names = sa.inspect(database.db.engine).get_table_names()
    return {name for name in names if not name.startswith(migrating.SEARCH)} - {"alembic_version"}


def description():
    """All that the database says of its tables, in an order of its own."""
    inspector = sa.inspect(database.db.engine)
    return {
        (table, facet): sorted(map(spelt_out, found if isinstance(found, list) else [found]))
        for table in tables()
        for facet in FACETS
        for found in [getattr(inspector, facet)(table)]
    }


def spelt_out(found):
    """A column, key or index as text; the conditions of partial indexes are objects elsewhere."""
    if isinstance(found, dict):
        return str({name: spelt_out(value) for name, value in sorted(found.items())})
    return str(found)


def test_an_empty_database_is_not_current_until_it_is_migrated(bare):
    assert not schema.is_current()

    migrating.bring_up_to_date()

    assert schema.is_current()
    assert tables() == TABLES


def test_migrating_again_changes_nothing(bare):
    migrating.bring_up_to_date()
    before = description()

    migrating.bring_up_to_date()

    assert description() == before


def test_every_migration_can_be_undone_and_done_again(bare):
    migrating.bring_up_to_date()
    before = description()

    flask_migrate.downgrade(directory=MIGRATIONS, revision="base")
    in_between = tables()
    migrating.bring_up_to_date()

    assert in_between == set()
    assert description() == before


def test_the_migrations_make_what_the_models_say(bare, store, tmp_path):
    migrating.bring_up_to_date()
    migrated = description()

    url = store.empty()
    other = petition.create_app(databases.settings(url, tmp_path))
    with other.app_context():
        database.Base.metadata.create_all(database.db.engine)
        created = description()
    databases.close(other)
    store.drop(url)

    assert migrated == created


def test_nothing_is_left_for_a_new_migration(bare):
    migrating.bring_up_to_date()

    with database.db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=OPTIONS)
        assert compare_metadata(context, database.Base.metadata) == []


def test_an_older_database_is_not_current(bare):
    migrating.bring_up_to_date()

    flask_migrate.downgrade(directory=MIGRATIONS, revision="-1")

    assert not schema.is_current()


def test_two_that_set_up_at_once_both_succeed(empty_url, tmp_path):
    instance = Instance(tmp_path, DATABASE_URL=empty_url)
    command, environment = instance.command("init"), instance.environment

    both = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0], "\n".join(said)
    assert instance.run("ledger", "verify").stdout.count("chinahearts") == 1
