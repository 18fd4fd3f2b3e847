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


def test_every_row_is_measured():
    found = ratios("--place", "sqlite")

    elsewhere = {title for title in found if title.startswith("nginx") or " on a page" in title}
    assert set(found) - elsewhere == {*(f"{row}, SQLite" for row in ROWS), *ALONE}


def test_what_is_read_behind_nginx_is_measured():
    proxies.program()

    found = ratios("--place", "sqlite", "--only", "nginx")

    assert set(found) == {f"nginx {what}, SQLite" for what in ("count", "badge", "page")}


def test_what_an_embed_costs_is_measured():
    found = ratios("--place", "sqlite", "--only", "weight")

    embeds = ("element", "frame", "sign frame", "badge")
    units = ("requests", "bytes")
    assert set(found) == {f"{e} on a page, {u}, SQLite" for e in embeds for u in units}
    assert min(found.values()) >= 1


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
