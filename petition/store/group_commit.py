"""Group commit for SQLite: writers that would wait for each other share a transaction.

Whoever gets the lock runs all that is queued by then, so that under load a dozen signings are
made durable at the price of one sync. Nobody returns before the commit.
"""

from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from petition.store import quick
from petition.store.fair_lock import FairLock

Result = TypeVar("Result")
LARGEST_GROUP = 64


class Job(Generic[Result]):
    """One writer's deed, and what came of it."""

    def __init__(self, deed: Callable[[quick.Cursor], Result]) -> None:
        self.deed = deed
        self.is_done = False
        self._result: Result | None = None
        self._error: BaseException | None = None

    def run(self, cursor: quick.Cursor) -> None:
        """Does the deed; should it fail, it alone is undone and the group goes on."""
        cursor.do("SAVEPOINT deed")
        try:
            self._result = self.deed(cursor)
        except Exception as error:
            # Raised again where the deed came from.
            self._error = error
            cursor.do("ROLLBACK TO deed")
        cursor.do("RELEASE deed")

    def fail(self, error: BaseException) -> None:
        """The group as a whole could not be written."""
        self._error = error

    def outcome(self) -> Result:
        """What the deed gave; raises what it, or the group, failed with."""
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]


class GroupCommit:
    """The queue of deeds for one SQLite database, behind the lock that all its writers take."""

    def __init__(self, engine: sa.Engine, lock: FairLock) -> None:
        self._engine = engine
        self._lock = lock
        self._waiting: deque[Job[Any]] = deque()

    def write(self, deed: Callable[[quick.Cursor], Result]) -> Result:
        """Does the deed in a transaction that may hold others' too; durable when it returns."""
        job = Job(deed)
        self._waiting.append(job)
        with self._lock:
            while not job.is_done:
                self._write_group()
        return job.outcome()

    def _write_group(self) -> None:
        size = min(len(self._waiting), LARGEST_GROUP)
        group = [self._waiting.popleft() for _ in range(size)]
        try:
            self._commit(group)
        except Exception as error:
            # Raised again in each of their threads.
            for job in group:
                job.fail(error)
        for job in group:
            job.is_done = True

    def _commit(self, group: list[Job[Any]]) -> None:
        with quick.cursor(self._engine) as cursor:
            cursor.do("BEGIN IMMEDIATE")
            try:
                for job in group:
                    job.run(cursor)
                cursor.do("COMMIT")
            except BaseException:
                cursor.roll_back()
                raise
