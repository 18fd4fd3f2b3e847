"""Visitors who sign and confirm without a pause, and remember what they were told was done."""

import itertools
import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tests.faults import callers
from tests.faults.callers import Answer, Caller
from tests.faults.patience import until

EACH = 4

# While the database is away the product may say so; that promises nothing.
AWAY = 503


class Crowd:
    """Some sign and as many confirm, each until told to leave or until nobody answers.

    `signed` and `confirmed` are the addresses for which a 303 came back; `surprises` are answers
    other than 303 and 503.
    """

    def __init__(self, caller: Caller) -> None:
        self.signed: set[str] = set()
        self.confirmed: set[str] = set()
        self.surprises: list[Answer] = []
        self._caller = caller
        self._numbers = itertools.count(1)
        self._tokens: deque[tuple[str, str]] = deque()
        self._done = threading.Semaphore(0)
        self._leaving = threading.Event()

    @contextmanager
    def calling(self, tokens: Iterable[tuple[str, str]]) -> Iterator[None]:
        """Everyone calls without a pause; `tokens` are addresses and links that wait for them.

        At the end all have left, and no call is under way.
        """
        self._tokens = deque(tokens)
        self._leaving.clear()
        self._done = threading.Semaphore(0)
        with ThreadPoolExecutor(2 * EACH) as pool:
            deeds = [self._sign] * EACH + [self._confirm] * EACH
            calls = [pool.submit(self._repeat, deed) for deed in deeds]
            try:
                yield
            finally:
                self._leaving.set()
        for call in calls:
            call.result()

    def wait_for(self, deeds_count: int) -> None:
        """Returns when so many deeds were acknowledged since they began to call."""
        for _ in range(deeds_count):
            until(lambda: self.surprises or self._done.acquire(blocking=False))
            assert self.surprises == []

    def _repeat(self, deed: Callable[[], None]) -> None:
        while not self._leaving.is_set():
            try:
                deed()
            except callers.LOST:
                return

    def _sign(self) -> None:
        email = f"person-{next(self._numbers)}-{secrets.token_hex(3)}@example.org"
        self._note(self._caller.sign(email), self.signed, email)

    def _confirm(self) -> None:
        try:
            email, token = self._tokens.popleft()
        except IndexError:
            return self._sign()
        self._note(self._caller.confirm(token), self.confirmed, email)

    def _note(self, answer: Answer, acknowledged: set[str], email: str) -> None:
        if answer.status == 303:
            acknowledged.add(email)
            self._done.release()
        elif answer.status != AWAY:
            self.surprises.append(answer)
