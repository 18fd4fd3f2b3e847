"""The benchmarks work: every row is measured once, small; no time is judged."""

import itertools
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIServer, make_server

import pytest

from bench import load, requests, yardstick
from petition.cli import process_tree
from tests import proxies

WALLS = ("wall", "wall, one kind", "wall, a rare word", "wall, a common word")
WEIGHTS = tuple(
    f"{embed} on a page, {unit}"
    for embed in ("element", "frame", "sign frame", "badge")
    for unit in ("requests", "bytes")
)
ROWS = (
    "sign",
    "confirm",
    "count",
    "count, 304",
    "badge",
    "page",
    "wall",
    "memory",
    "import",
    *(f"{deed} at 1,000 ÷ 100" for deed in ("sign", "confirm", "count", "page", "list")),
    *(f"{wall} at 100 ÷ 10" for wall in WALLS),
    *(f"nginx {what}" for what in ("count", "badge", "page")),
    *WEIGHTS,
)

# Cleaning needs no database.
ALONE = ("clean, worst ÷ usual, a character", "clean, 4,000 ÷ 2,000, a character")


@pytest.fixture
def bare(tmp_path) -> Iterator[WSGIServer]:
    """The yardstick on a plain server: one request a connection."""
    app = yardstick.create_app(f"sqlite:///{tmp_path / 'kept.sqlite3'}")
    with make_server("127.0.0.1", 0, app) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server
        server.shutdown()


def ratios(*options: str) -> dict[str, float]:
    """The ratio in each row of the table of a quick run."""
    command = [sys.executable, "-m", "bench", "--quick", *options]
    done = subprocess.run(command, cwd=process_tree.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = re.findall(r"│ (.+?) +│ .+?│ .+?│ +(\d+\.\d\d) │", done.stdout)
    return {title: float(ratio) for title, ratio in found}


def test_every_row_is_measured(browser):
    proxies.program()

    found = ratios("--place", "sqlite")

    assert set(found) == {*(f"{row}, SQLite" for row in ROWS), *ALONE}
    assert all(found[f"{weight}, SQLite"] >= 1 for weight in WEIGHTS), "an embed costs too much"


def test_what_is_written_is_measured_on_postgresql():
    found = ratios("--place", "postgresql", "--only", "sign", "--only", "confirm")

    assert set(found) == {"sign, PostgreSQL", "confirm, PostgreSQL"}


def test_an_answer_of_another_kind_stops_the_measuring(bare):
    refused = load.Load(bare.server_port, itertools.repeat(requests.get("/missing")), 200)

    with pytest.raises(load.WrongAnswer, match="expected 200, got 404"):
        load.drive(refused, seconds=1, connections=1)


def test_every_request_is_sent_once_and_its_answer_awaited(bare):
    few = load.Load(bare.server_port, iter([requests.post("/", "name=Anna")] * 3), 303)

    measured = load.drive(few, seconds=60, connections=3)

    assert len(measured.latencies) == 3
    assert measured.rate > 0
