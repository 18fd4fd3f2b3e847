"""Several deeds at the same moment, each in a context of its own as on a server."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask


def at_once(app: Flask, deeds: Sequence[Callable[[], Any]]) -> list[Any]:
    """Does all deeds together; gives what each gave, or the refusal it ended with."""
    start = threading.Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        with app.app_context():
            start.wait()
            try:
                return deed()
            except Exception as refusal:
                return refusal

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
