"""All that a database holds, as one text to search: every column of every table."""

from typing import Any

import sqlalchemy as sa

from petition.store import database


def dump() -> str:
    """Every row of every table; bytes in hexadecimal, and as text where they are one."""
    with database.reading() as session:
        tables = sa.inspect(session.connection()).get_table_names()
        assert {"signature", "message", "outbox", "erasure", "audit"} <= set(tables)
        rows = (
            row
            for name in tables
            for row in session.execute(sa.select(sa.text("*")).select_from(sa.table(name)))
        )
        return "\n".join(_told(value) for row in rows for value in row)


def held(traces: list[str]) -> list[str]:
    """Those of the traces of a person that stand somewhere in the database, in whatever case."""
    whole = dump().lower()
    return [trace for trace in traces if trace.lower() in whole]


def _told(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        raw = bytes(value)
        return f"{raw.hex()} {raw.decode('utf-8', 'replace')}"
    return str(value)
