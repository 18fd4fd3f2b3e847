"""Brings a database to the newest schema, by the migrations in `migrations/versions`."""

from flask import current_app
from flask_migrate import Migrate, upgrade

from petition.store import database, schema

# Kept out of comparisons: on SQLite a virtual table with its parts, on PostgreSQL one of tsvectors.
SEARCH = "message_search"


def is_modelled(_object: object, name: str | None, *_about: object) -> bool:
    """Whether a table or index is of the models: the words to search are the database's own."""
    return SEARCH not in (name or "")


migrations = Migrate(
    db=database.db,
    directory=str(schema.MIGRATIONS),
    render_as_batch=True,
    compare_type=True,
    include_object=is_modelled,
)


def bring_up_to_date() -> None:
    """Creates the tables or migrates them; harmless when there is nothing to do."""
    migrations.init_app(current_app)
    upgrade(directory=str(schema.MIGRATIONS))
