"""The statements of the deeds that everyone does, compiled once and run by the driver itself.

SQLAlchemy builds them; carrying each through its connection and execution context would cost more
than the database takes. Values are plain: no enumerations, moments by `moment`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

DIALECTS: dict[str, sa.Dialect] = {
    "postgresql": PGDialect_psycopg(),  # type: ignore[no-untyped-call]
    "sqlite": SQLiteDialect_pysqlite(paramstyle="named"),
}


class Cursor:
    """A driver's cursor that takes statements of SQLAlchemy's making, and fails as it would."""

    def __init__(self, engine: sa.Engine, cursor: Any) -> None:
        self.dialect = engine.dialect.name
        self._engine = engine
        self._cursor = cursor

    def run(self, statement: sa.ClauseElement, values: Mapping[str, Any]) -> Any:
        """The first row that the statement returns, or None; `statement` must live for good."""
        return self._execute(_text(statement, self.dialect), values).fetchone()

    def do(self, command: str) -> None:
        """Runs a command that returns nothing, such as BEGIN."""
        self._execute(command, {})

    def roll_back(self) -> None:
        """Undoes the transaction, unless the database has done so already."""
        if self._cursor.connection.in_transaction:
            self.do("ROLLBACK")

    def moment(self, value: datetime) -> datetime | str:
        """A moment as the driver takes it: SQLite keeps the text of its UTC."""
        if self.dialect == "sqlite":
            return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        return value

    def _execute(self, text: str, values: Mapping[str, Any]) -> Any:
        driver: Any = self._engine.dialect.loaded_dbapi
        try:
            return self._cursor.execute(text, values)
        except driver.Error as error:
            is_lost = self._engine.dialect.is_disconnect(error, self._cursor.connection, None)
            if is_lost:
                # The others of the pool have gone the same way.
                self._engine.dispose()
            raise _as_ours(self._engine, error, is_lost) from error


@contextmanager
def cursor(engine: sa.Engine) -> Iterator[Cursor]:
    """A cursor on a pooled connection of `engine`."""
    connection = _connected(engine)
    try:
        yield Cursor(engine, connection.cursor())
    finally:
        connection.close()


def _connected(engine: sa.Engine) -> Any:
    driver: Any = engine.dialect.loaded_dbapi
    try:
        return engine.raw_connection()
    except driver.Error as error:
        raise _as_ours(engine, error, is_lost=False) from error


def _as_ours(engine: sa.Engine, error: Any, is_lost: bool) -> Any:
    return sa.exc.DBAPIError.instance(
        None,
        None,
        error,
        engine.dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_lost,
        dialect=engine.dialect,
    )


@cache
def _text(statement: sa.ClauseElement, dialect: str) -> str:
    return str(statement.compile(dialect=DIALECTS[dialect]))
