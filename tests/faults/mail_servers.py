"""Mail servers that fail, each in its way, and one that kills whoever hands it an email."""

import os
import signal
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests import servers

Fault = Callable[[int], AbstractContextManager[None]]


def refusing(_port: int) -> AbstractContextManager[None]:
    """Nobody listens: the connection is refused."""
    return nullcontext()


@contextmanager
def hanging(port: int) -> Iterator[None]:
    """Connections are taken, and nothing is ever said; at the end they break."""
    with socket.create_server(("127.0.0.1", port), backlog=64):
        yield


@contextmanager
def dropping(port: int) -> Iterator[None]:
    """A polite welcome; when the email is to come the connection breaks."""
    with _Dropping(("127.0.0.1", port), _Drop) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


class _Dropping(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Drop(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 welcome\r\n")
        for line in self.rfile:
            if line.upper().startswith(b"DATA"):
                return
            self.wfile.write(b"250 fine\r\n")


class Killer(servers.Smtp):
    """Takes every email; once it has taken `last`, it kills the process `victim`.

    The sender has heard that all but the last were taken, and has no time to write it down.
    """

    def __init__(self, last: int) -> None:
        super().__init__()
        self.last = last
        self.victim = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """What aiosmtpd calls for each email."""
        answer = await super().handle_DATA(server, session, envelope)
        if self.victim and len(self.messages) == self.last:
            os.kill(self.victim, signal.SIGKILL)
        return answer
