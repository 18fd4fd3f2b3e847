"""Servers as processes: started as `serve` starts them, and what they use of the machine."""

import contextlib
import http.client
import os
import subprocess
import time
from collections.abc import Mapping
from typing import Self

import psutil  # type: ignore[import-untyped]  # it ships no types

from petition.cli import process_tree
from tests import servers

START_SECONDS = 30.0
STOP_SECONDS = 15.0
KEPT = ("PATH", "HOME", "LANG")


class Server:
    """A WSGI application behind the production server; `port` leads to it while it runs."""

    def __init__(self, target: str, variables: Mapping[str, str], threads: int) -> None:
        self.port = servers.free_port()
        self._command = [*process_tree.web_command("127.0.0.1", self.port, 1, threads)[:-1], target]
        self._environment = {n: os.environ[n] for n in KEPT if n in os.environ} | dict(variables)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: S603 - a command of our own
            self._command, cwd=process_tree.ROOT, env=self._environment
        )
        self.pid = self._process.pid
        self._wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(STOP_SECONDS)

    def megabytes(self) -> float:
        """The resident memory of its largest process."""
        return max(float(process.memory_info().rss) for process in _tree(self.pid)) / 1e6

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"not ready: {' '.join(self._command)}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def cpu_seconds(pid: int | None) -> float:
    """The processor time that a process and those below it have used so far; 0 of none."""
    total = 0.0
    for process in _tree(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            used = process.cpu_times()
            total += used.user + used.system
    return total


def _tree(pid: int | None) -> list[psutil.Process]:
    if pid is None:
        return []
    root = psutil.Process(pid)
    return [root, *root.children(recursive=True)]
