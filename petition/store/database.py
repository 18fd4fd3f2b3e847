"""The database: one write transaction at a time on SQLite, in fair order; plain ones elsewhere."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

import sqlalchemy as sa
from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Session

from petition.settings import Settings
from petition.store import quick
from petition.store.fair_lock import FairLock
from petition.store.group_commit import GroupCommit

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Base(DeclarativeBase):
    """Where every model hangs; the names of its constraints are fixed for the migrations."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)
QUICK = "quick"
GROUP = "petition_group_commit"
_is_writing: ContextVar[bool] = ContextVar("is_writing", default=False)
_writers = FairLock()


@contextmanager
def writing() -> Iterator[Session]:
    """One write transaction: commits at the end, undoes everything on any error."""
    if is_on_sqlite():
        with _writers, _transaction() as session:
            yield session
    else:
        with _transaction() as session:
            yield session


def write_quickly(deed: Callable[[quick.Cursor], Result]) -> Result:
    """Does what everyone does, on the driver itself; durable when it returns.

    On PostgreSQL a statement commits by itself, in one round trip instead of three, so the deed
    must be one statement. On SQLite it may be several, and shares its commit with others.
    """
    if is_on_sqlite():
        group: GroupCommit = current_app.extensions[GROUP]
        return group.write(deed)
    with quick.cursor(db.engines[QUICK]) as cursor:
        return deed(cursor)


@contextmanager
def reading() -> Iterator[Session]:
    """One snapshot for several reads that must agree; nothing of it is kept."""
    session = db.session()
    session.rollback()
    if not is_on_sqlite():
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    try:
        yield session
    finally:
        session.rollback()


@contextmanager
def _transaction() -> Iterator[Session]:
    session = db.session()
    session.rollback()
    with meaning_to_write():
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def meaning_to_write() -> Iterator[None]:
    """Transactions begun inside take SQLite's write lock at once, not half-way."""
    token = _is_writing.set(True)
    try:
        yield
    finally:
        _is_writing.reset(token)


def retried(deed: Callable[Given, Result]) -> Callable[Given, Result]:
    """Repeats an idempotent deed once when the connection was lost under it."""

    @functools.wraps(deed)
    def attempt(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return deed(*args, **kwargs)
        except sa.exc.DBAPIError as error:
            if not error.connection_invalidated:
                raise
        return deed(*args, **kwargs)

    return attempt


def is_on_sqlite() -> bool:
    """Whether this application keeps its data in SQLite."""
    return db.engine.dialect.name == "sqlite"


def is_writing() -> bool:
    """Whether the transaction that begins now is meant to write."""
    return _is_writing.get()


def group_commit() -> GroupCommit:
    """The group commit of this application's SQLite database."""
    return GroupCommit(db.engines[QUICK], _writers)


def quick_options(settings: Settings) -> dict[str, Any]:
    """How the connections of the quick statements differ: they begin no transaction by themselves.

    So there is nothing to roll back when one is given back to the pool.
    """
    if settings.is_on_sqlite:
        return {}
    return {"isolation_level": "AUTOCOMMIT", "pool_reset_on_return": None}


def engine_options(url: str) -> dict[str, Any]:
    """How connections are made and kept, per kind of database."""
    if url.startswith("sqlite"):
        return {"hide_parameters": True, "pool_size": 32, "connect_args": {"timeout": 5.0}}
    return {
        "hide_parameters": True,
        "pool_size": 8,
        "max_overflow": 24,
        "pool_timeout": 5,
        "connect_args": {
            "connect_timeout": 5,
            "options": "-c statement_timeout=15s -c lock_timeout=5s -c timezone=UTC"
            " -c synchronous_commit=on",
        },
    }
