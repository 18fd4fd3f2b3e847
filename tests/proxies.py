"""nginx with the configuration that we ship, before a server of the tests."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

from tests import required, servers

SHIPPED = Path(__file__).parents[1] / "deploy" / "nginx" / "petition.conf"
START_SECONDS = 20
# Around it stands what a distribution's nginx.conf would say. The header tells what the cache did.
AROUND = """
{user}daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    add_header X-Cache-Status $upstream_cache_status always;
    include {folder}/petition.conf;
    {more}
}}
"""


def found() -> str | None:
    """The machine's nginx, where it has one."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def program() -> str:
    """The machine's nginx; without one the test ends here."""
    return found() or required.missing("nginx", required.NGINX)


class Nginx:
    """The shipped configuration at work; `url` leads to it, and it leads to `upstream_port`.

    Only the three lines that the file itself says are of one's machine are other ones. `more` are
    lines of configuration beside it.
    """

    def __init__(self, folder: Path, upstream_port: int, more: str = "") -> None:
        self.folder = folder / "nginx"
        self.folder.mkdir()
        self.port = servers.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._program = program()
        self._write(upstream_port, more)

    def __enter__(self) -> Self:
        command = [
            self._program,
            "-e",
            f"{self.folder}/error.log",
            "-c",
            f"{self.folder}/nginx.conf",
        ]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        self.pid = self._process.pid
        deadline = time.monotonic() + START_SECONDS
        while not self._listens():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"no nginx:\n{(self.folder / 'error.log').read_text()}")
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(START_SECONDS)

    def _write(self, upstream_port: int, more: str) -> None:
        text = SHIPPED.read_text(encoding="utf-8")
        for shipped, here in (
            (
                "proxy_cache_path /var/cache/nginx/petition ",
                f"proxy_cache_path {self.folder}/cache ",
            ),
            ("server 127.0.0.1:8000;", f"server 127.0.0.1:{upstream_port};"),
            ("\n    listen 80;", f"\n    listen 127.0.0.1:{self.port};"),
        ):
            assert text.count(shipped) == 1, shipped
            text = text.replace(shipped, here)
        (self.folder / "petition.conf").write_text(text, encoding="utf-8")
        # The folders of tests are their owner's alone, and nginx would become somebody else.
        user = "user root;\n" if os.geteuid() == 0 else ""
        around = AROUND.format(folder=self.folder, user=user, more=more)
        (self.folder / "nginx.conf").write_text(around, encoding="utf-8")

    def _listens(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False
