"""One process tree: the web server and the worker live and die together."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GRACE_SECONDS = 15.0
RESTART_SECONDS = 1.0
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


@dataclass
class Child:
    """A process of the tree; one that is `essential` takes the tree down with it."""

    command: Sequence[str]
    is_essential: bool
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, or starts it again."""
        self.process = subprocess.Popen(self.command, cwd=ROOT, preexec_fn=_die_with_parent)  # noqa: S603

    @property
    def exit_status(self) -> int | None:
        """Its exit status once it has ended."""
        return self.process.poll() if self.process else None


def web_command(host: str, port: int, workers: int, threads: int) -> list[str]:
    """The production server: HTTP in Rust, Python on `threads` threads of `workers` processes."""
    options = {
        "--interface": "wsgi",
        "--http": "1",
        "--host": host,
        "--port": port,
        "--workers": workers,
        "--blocking-threads": threads,
        "--workers-kill-timeout": 10,
        "--log-level": "warning",
    }
    words = [str(word) for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "--no-ws", "wsgi:app"]


def worker_command(*options: str) -> list[str]:
    """The worker of the same instance."""
    return [sys.executable, "-m", "flask", "--app", "wsgi", "worker", *options]


def run(web: Sequence[str], worker: Sequence[str]) -> int:
    """Runs both until SIGTERM or SIGINT, or until the web server ends; gives the exit status.

    A worker that dies is started again: what it had in hand is still due.
    """
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    _adopt_orphans()
    children = [Child(web, is_essential=True), Child(worker, is_essential=False)]
    for child in children:
        child.start()
    status = None
    while status is None and not stopping.wait(RESTART_SECONDS / 4):
        status = _look_after(children, stopping)
    _stop(children)
    _kill_orphans()
    return status or 0


def _look_after(children: Sequence[Child], stopping: threading.Event) -> int | None:
    ended = [child for child in children if child.exit_status is not None]
    for child in ended:
        if child.is_essential:
            return child.exit_status or 1
        if not stopping.wait(RESTART_SECONDS):
            child.start()
    return None


def _stop(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process and child.exit_status is None]
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _kill_orphans() -> None:
    # A server that was killed cannot end its own processes, which would go on answering.
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    for pid in map(int, listed.read_text().split() if listed.exists() else ()):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _adopt_orphans() -> None:
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def _die_with_parent() -> None:
    _prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _prctl(option: int, value: int) -> None:
    # Linux only: elsewhere a killed parent leaves its children, which SIGTERM then ends.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value)
