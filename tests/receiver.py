"""A partner's server: it keeps what it is told, and answers as it is bidden."""

import hashlib
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

HANGS = -1
DRIPS = -2


class Told(NamedTuple):
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: str

    @property
    def event(self) -> dict[str, Any]:
        """What it tells."""
        found: dict[str, Any] = json.loads(self.body)
        return found

    def is_signed(self, secret: str) -> bool:
        """Whether the signature is right, computed as the page about the API says."""
        parts = dict(part.split("=") for part in self.headers["Petition-Signature"].split(","))
        signed = f"{parts['t']}.{self.body}".encode()
        code = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
        return code == parts["v1"] and abs(time.time() - int(parts["t"])) < 60


class Receiver:
    """Listens on a free port; `answers` are used up one by one, then it is 204."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.answers: list[int] = []
        self.released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook?from=petition"

    def events(self) -> list[str]:
        """The names of what it was told, in order."""
        return [each.event["event"] for each in self.told]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                receiver.told.append(Told(self.path, dict(self.headers), body))
                receiver._answer(self, receiver.answers.pop(0) if receiver.answers else 204)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        return Handler

    def _answer(self, handler: BaseHTTPRequestHandler, status: int) -> None:
        if status == HANGS:
            self.released.wait(30)
        elif status == DRIPS:
            while not self.released.wait(0.2):
                try:
                    handler.wfile.write(b"H")
                except OSError:
                    return
        else:
            handler.send_response(status)
            handler.send_header("Location", f"{self.url}&again")
            handler.end_headers()

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,)).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
