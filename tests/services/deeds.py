"""The log of staff deeds as plain values to compare."""

import json
from typing import Any

import sqlalchemy as sa

from petition.store import database
from petition.store.models import AuditRow


def of(subject: str) -> list[tuple[str, int | None, dict[str, Any]]]:
    """What was done to `subject`, oldest first: the deed, whose, and its details."""
    with database.reading() as session:
        rows = session.scalars(
            sa.select(AuditRow).where(AuditRow.subject == subject).order_by(AuditRow.number)
        )
        return [(row.deed, row.staff_id, json.loads(row.details)) for row in rows]
