"""Runs the migrations, one runner at a time, on the application's own engine."""

from typing import Any

import sqlalchemy as sa
from alembic import context
from flask import current_app

from petition.store import database

LOCK = 7_021_2020


def run() -> None:
    """Applies what is asked for in one transaction, alone."""
    options = current_app.extensions["migrate"].configure_args
    with database.meaning_to_write(), database.db.engine.connect() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        driver: Any = connection.connection.driver_connection
        if on_sqlite:
            # A table is changed by making it anew: the old one's fall must not cascade.
            driver.execute("PRAGMA foreign_keys=OFF")
        context.configure(connection=connection, target_metadata=database.Base.metadata, **options)
        with context.begin_transaction():
            if not on_sqlite:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            context.run_migrations()
        if on_sqlite:
            driver.execute("PRAGMA foreign_keys=ON")


run()
