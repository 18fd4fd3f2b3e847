"""The SQLite file is locked by another process, or the disk is full: writes wait, reads go on."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults import audit, callers
from tests.faults.patience import until
from tests.instance import Instance

STORES = ["sqlite"]


def test_a_file_locked_for_too_long_is_503_for_writers_alone_until_it_is_free(
    served, caller, database_url
):
    before = caller.sign("first@example.org")
    with locked(database_url):
        refused = caller.sign("second@example.org")
        read = caller.get(callers.COUNT)
    after = caller.sign("third@example.org")

    assert (before.status, read.status, after.status) == (303, 200, 303)
    assert (refused.status, refused.header("retry-after")) == (503, "5")
    assert b"<h1>" in refused.body
    assert audit.states(database_url).keys() == {"first@example.org", "third@example.org"}


def test_a_full_disk_is_503_for_writers_alone_until_there_is_room(served, caller, database_url):
    signed = [who for who in people(3) if caller.sign(who).status == 303]
    tokens = audit.links_to_confirm(database_url)

    with full_disk(served, database_url):
        refused = until_refused(caller, signed)
        unconfirmed = caller.confirm(tokens[signed[0]])
        read = caller.get(callers.COUNT)

    assert (refused.status, refused.header("retry-after")) == (503, "5")
    # A smaller change may still find room in the log of the file.
    assert (unconfirmed.status in (303, 503), read.status) == (True, 200)
    assert [caller.confirm(token).status for token in tokens.values()] == [303] * 3
    until(lambda: json.loads(caller.get(callers.COUNT).body)["confirmed"] == 3)
    assert set(signed) <= audit.states(database_url).keys()
    assert served.run("ledger", "verify").returncode == 0


def people(count: int) -> list[str]:
    return [f"person-{number}@example.org" for number in range(count)]


def until_refused(caller: callers.Caller, signed: list[str]) -> callers.Answer:
    """Signs until it is refused, noting who was not."""
    for who in (f"late-{number}@example.org" for number in range(500)):
        answer = caller.sign(who)
        if answer.status != 303:
            return answer
        signed.append(who)
    pytest.fail("the disk never filled up")


@contextmanager
def locked(database_url: str) -> Iterator[None]:
    """Another process, this one, holds the write lock of the file."""
    with audit.looking_at(database_url) as connection:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        yield
        connection.rollback()


@contextmanager
def full_disk(served: Instance, database_url: str) -> Iterator[None]:
    """No file of the product can grow beyond what its database takes by now."""
    database = Path(database_url.removeprefix("sqlite:///"))
    most = max(path.stat().st_size for path in database.parent.glob(f"{database.name}*"))
    processes = tree(served.pid)
    usual = [resource.prlimit(process, resource.RLIMIT_FSIZE) for process in processes]
    for process, (_, hard) in zip(processes, usual, strict=True):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        for process, limits in zip(processes, usual, strict=True):
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in below for each in tree(int(child)))]
