"""`flask worker` as a process of its own, without the web server."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import instance


@contextmanager
def working(folder: Path, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker at work with these settings; at the end it is asked to stop, and has to.

    Its log is `worker.log` in `folder`.
    """
    setup = instance.Instance(folder, **variables)
    with (folder / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            setup.command("worker"),
            cwd=instance.ROOT,
            env=setup.environment,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
    try:
        yield process
        process.terminate()
        process.wait(instance.STOP_SECONDS)
    finally:
        process.kill()
        process.wait()
