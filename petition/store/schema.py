"""Opens the database for an application, and knows whether its schema is the newest.

A server asks no more than that; what changes a schema, and needs Alembic, is in `migrating`.
"""

from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from petition.settings import Settings
from petition.store import database, sqlite

MIGRATIONS = Path(__file__).parent / "migrations"
# A migration's file begins with its revision.
NEWEST = max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]
_APPLIED = sa.table("alembic_version", sa.column("version_num"))


def install(app: Flask, settings: Settings) -> None:
    """Gives the application its database, SQLite or PostgreSQL as the settings say."""
    options = database.engine_options(settings.database_url)
    quick = {"url": settings.database_url, **database.quick_options(settings)}
    if settings.is_on_sqlite:
        # Two copies of SQLite in one process would undo each other's locks on the file.
        options["module"] = quick["module"] = sqlite.driver()
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    app.config["SQLALCHEMY_BINDS"] = {database.QUICK: quick}
    database.db.init_app(app)
    if settings.is_on_sqlite:
        with app.app_context():
            for engine in database.db.engines.values():
                sqlite.prepare(engine)
            app.extensions[database.GROUP] = database.group_commit()


def is_current() -> bool:
    """Whether the newest migration has been applied to the database."""
    with database.db.engine.connect() as connection:
        if not sa.inspect(connection).has_table(_APPLIED.name):
            return False
        return connection.scalar(sa.select(_APPLIED.c.version_num)) == NEWEST


def is_reachable() -> bool:
    """Whether the database answers at all."""
    try:
        with database.db.engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
    except sa.exc.DBAPIError:
        return False
    return True
