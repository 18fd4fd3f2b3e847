"""The product as an operator runs it: real processes, in a group that can be killed as one."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from tests import databases, servers

ROOT = Path(__file__).parents[1]
START_SECONDS = 60
STOP_SECONDS = 30
KEY = "a-secret-key-for-the-tests-alone"


class Instance:
    """`flask --app wsgi serve` with its own folder, port and settings; `url` leads to it.

    As a context manager it is set up, served, and stopped at the end; a DATABASE_URL is that of a
    database which has its tables. The address stays the same when it is started again.
    """

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self.port = servers.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "serve.log"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        own = {"INSTANCE_DIR": str(folder), "PUBLIC_URL": self.url, "SECRET_KEY": KEY}
        self.environment = {**kept, **own, **variables}
        self._process: subprocess.Popen[bytes] | None = None

    def command(self, *words: str) -> list[str]:
        """The command line of `flask --app wsgi …`."""
        return [sys.executable, "-m", "flask", "--app", "wsgi", *words]

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Runs one command to its end; its exit status, output and errors are the caller's."""
        return subprocess.run(
            self.command(*words),
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def init(self) -> None:
        """Creates or migrates the database and loads the first campaign."""
        done = self.run("init")
        if done.returncode != 0:
            raise RuntimeError(f"init failed:\n{done.stdout}{done.stderr}")

    def start(self, *options: str) -> None:
        """Serves until it is stopped or killed; returns when it is ready for visitors."""
        command = self.command("serve", "--port", str(self.port), *options)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.wait_until_ready()

    def wait_until_ready(self, seconds: float = START_SECONDS) -> None:
        """Returns when /readyz answers 200; raises with the log when it never will."""
        deadline = time.monotonic() + seconds
        while (status := self.status_of("/readyz")) != 200:
            if self.exit_status is not None or time.monotonic() > deadline:
                log = self.log.read_text(errors="replace")[-4000:]
                raise RuntimeError(f"not ready, /readyz answers {status}:\n{log}")
            time.sleep(0.05)

    def status_of(self, path: str) -> int | None:
        """The status of a GET, or None while nobody answers."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    @property
    def pid(self) -> int:
        """The process at the head of the group."""
        assert self._process is not None, "it was never started"
        return self._process.pid

    @property
    def exit_status(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.poll() if self._process else None

    def stop(self) -> int:
        """Asks it to end, as an operator's SIGTERM does; gives the exit status."""
        assert self._process is not None, "it was never started"
        self._process.terminate()
        return self._process.wait(STOP_SECONDS)

    def kill_group(self) -> None:
        """Kills every process of it at one instant, as a power cut would, and sees them gone."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)
        deadline = time.monotonic() + STOP_SECONDS
        while self.living():
            assert time.monotonic() < deadline, "a killed process lives on"
            time.sleep(0.005)

    def living(self) -> list[int]:
        """The processes of its group that have not ended."""
        return [pid for pid, state, group in _processes() if group == self.pid and state != "Z"]

    def __enter__(self) -> Self:
        given = self.environment.get("DATABASE_URL")
        if given:
            databases.load_first_campaign(given, self.folder)
        else:
            self.init()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self._process is not None and self.exit_status is None:
                self.stop()
        finally:
            self.kill_group()


def _processes() -> Iterator[tuple[int, str, int]]:
    """Each process of this machine: its id, its state (Z has ended), and its group."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            after_name = entry.read_text(errors="replace").rpartition(")")[2].split()
            yield int(entry.parent.name), after_name[0], int(after_name[2])
