"""The column types every table shares: moments in UTC, growing keys, enumerations by value."""

import enum
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

# SQLite only gives a growing key to a column declared INTEGER.
Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class Moment(sa.TypeDecorator[datetime]):
    """A moment in UTC: timezone-aware in Python, whichever database keeps it."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuses a naive moment, whose zone nobody could tell."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Gives back what SQLite keeps without a zone as the UTC it is."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def by_value(kind: type[enum.StrEnum], name: str) -> sa.Enum:
    """A text column that holds the values of `kind` and, by a CHECK, nothing else."""

    def values(members: Any) -> list[str]:
        return [member.value for member in members]

    return sa.Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=values,
    )
