"""Opens the database for an application and keeps its schema at the newest migration."""

from pathlib import Path

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import Migrate, upgrade

from petition.settings import Settings
from petition.store import database, sqlite

MIGRATIONS = Path(__file__).parent / "migrations"

# Kept out of comparisons: on SQLite a virtual table with its parts, on PostgreSQL one of tsvectors.
SEARCH = "message_search"


def is_modelled(_object: object, name: str | None, *_about: object) -> bool:
    """Whether a table or index is of the models: the words to search are the database's own."""
    return SEARCH not in (name or "")


migrations = Migrate(
    db=database.db,
    directory=str(MIGRATIONS),
    render_as_batch=True,
    compare_type=True,
    include_object=is_modelled,
)


def install(app: Flask, settings: Settings) -> None:
    """Gives the application its database, SQLite or PostgreSQL as the settings say."""
    options = database.engine_options(settings.database_url)
    if settings.is_on_sqlite:
        options["module"] = sqlite.driver()
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    app.config["SQLALCHEMY_BINDS"] = {
        database.QUICK: {"url": settings.database_url, **database.quick_options(settings)}
    }
    database.db.init_app(app)
    migrations.init_app(app)
    if settings.is_on_sqlite:
        with app.app_context():
            for engine in database.db.engines.values():
                sqlite.prepare(engine)
            app.extensions[database.GROUP] = database.group_commit()


def bring_up_to_date() -> None:
    """Creates the tables or migrates them; harmless when there is nothing to do."""
    upgrade(directory=str(MIGRATIONS))


def is_current() -> bool:
    """Whether the newest migration has been applied to the database."""
    script = ScriptDirectory(str(MIGRATIONS))
    with database.db.engine.connect() as connection:
        applied = MigrationContext.configure(connection).get_current_revision()
    return applied == script.get_current_head()


def is_reachable() -> bool:
    """Whether the database answers at all."""
    try:
        with database.db.engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
    except sa.exc.DBAPIError:
        return False
    return True
