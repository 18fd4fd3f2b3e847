"""Tables as CSV that any spreadsheet opens: UTF-8 with its mark, RFC 4180, nothing calculated."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Response

from petition.rules import spreadsheets

CONTENT_TYPE = "text/csv; charset=utf-8"
# Without it spreadsheets take UTF-8 for something older.
MARK = "\ufeff"
Cell = str | int


@dataclass(frozen=True)
class Table:
    """The words of the first row, and the rows below."""

    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def answer(table: Table) -> Response:
    """The table as a file."""
    return Response(rendered(table), content_type=CONTENT_TYPE)


def rendered(table: Table) -> str:
    """The file's content."""
    written = io.StringIO()
    writer = csv.writer(written)
    for row in (table.head, *table.rows):
        writer.writerow([spreadsheets.harmless(c) if isinstance(c, str) else c for c in row])
    return MARK + written.getvalue()
