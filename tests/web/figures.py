"""The figures of a campaign as tests read them: the rows of its files, signers with sources."""

import csv
import io
from typing import Any

from tests import factories

FIGURES = "/it/chinahearts/statistics"
FILES = ("days", "total", "countries", "languages", "sources")


def signed(count: int, prefix: str = "signer", **fields: str) -> None:
    """So many confirmed signatures."""
    for number in range(count):
        factories.sign_and_confirm(f"{prefix}{number}@example.org", **fields)


def rows(client: Any, name: str, language: str = "it") -> list[list[str]]:
    """The rows of a file, its head included."""
    content = client.get(f"/{language}/chinahearts/statistics/{name}.csv").data.decode("utf-8-sig")
    return [*csv.reader(io.StringIO(content))]
