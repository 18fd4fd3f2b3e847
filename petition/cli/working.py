"""The worker's loops, none of which waits for another: tally, mail, webhooks, housekeeping …"""

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from flask import Flask
from sqlalchemy.exc import DBAPIError

from petition import current
from petition.mail import outbox
from petition.services import comments, delivering, housekeeping, tallying

HOUSEKEEPING_SECONDS = 60.0
MAIL_SECONDS = 0.5
WEBHOOK_SECONDS = 1.0
PATIENCE_SECONDS = 5.0
Announce = Callable[[str], None]

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Round:
    """A deed that gives how much it did, and the pause after a round that did nothing."""

    deed: Callable[[], int]
    pause_seconds: float


class Worker:
    """Runs its rounds, each in a thread of its own, until it is told to stop."""

    def __init__(self, app: Flask, rounds: list[Round]) -> None:
        self.app = app
        self.rounds = rounds
        self.stopping = threading.Event()
        self.has_failed = False

    def run(self) -> bool:
        """Works until stopped; False when a round failed in a way that nobody foresaw."""
        threads = [threading.Thread(target=self._go_round, args=(each,)) for each in self.rounds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return not self.has_failed

    def _go_round(self, each: Round) -> None:
        try:
            while not self.stopping.is_set():
                if not (did := self._once(each)):
                    self.stopping.wait(PATIENCE_SECONDS if did is None else each.pause_seconds)
        except BaseException:
            # The whole worker goes down, loudly, and is started anew.
            self.has_failed = True
            self.stopping.set()
            raise

    def _once(self, each: Round) -> int | None:
        try:
            with self.app.app_context():
                return each.deed()
        except DBAPIError as error:
            _log.warning("database_unavailable", kind=type(error).__name__)
            return None


def work(app: Flask, announce: Announce | None = None) -> bool:
    """Does the worker's part until SIGTERM or SIGINT; True when it ended in good order."""
    pause = current.settings().tally_seconds
    worker = Worker(
        app,
        [
            Round(tallying.tally_all, pause),
            Round(comments.take_all, pause),
            Round(lambda: outbox.send_due(announce), MAIL_SECONDS),
            Round(delivering.deliver_due, WEBHOOK_SECONDS),
            Round(housekeeping.keep_house, HOUSEKEEPING_SECONDS),
        ],
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stopping.set())
    return worker.run()
