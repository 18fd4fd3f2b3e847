"""Mail servers in a bad mood: slow, refusing, dropping, deaf, guarded or not there at all."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests import servers

# Of 127.0.0.1, signed by itself; it protects nothing but these tests.
CERTIFICATE = Path(__file__).parent / "localhost.pem"

# "sender 550 no", "recipient 451 later", "451 later" once the letter is there, "hang", "drop",
# "take and drop", "take"
Mood = str | Callable[[], str]


class Moody(servers.Smtp):
    """A server whose `moods` come true one a letter; without one left it takes the letter.

    A mood may be something to do while the letter is on its way, which then gives the mood.
    """

    def __init__(self, *moods: Mood) -> None:
        super().__init__()
        self.moods = list(moods)

    def _is(self, stage: str) -> bool:
        mood = self.moods[0] if self.moods else ""
        return isinstance(mood, str) and mood.startswith(stage)

    def _answer(self, stage: str) -> str:
        return str(self.moods.pop(0)).removeprefix(stage) if self._is(stage) else "250 fine"

    async def handle_MAIL(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """What aiosmtpd calls for each sender."""
        envelope.mail_from = address
        return self._answer("sender ")

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """What aiosmtpd calls for each recipient."""
        envelope.rcpt_tos.append(address)
        return self._answer("recipient ")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """What aiosmtpd calls for each letter."""
        mood = self.moods.pop(0) if self.moods else "take"
        if not isinstance(mood, str):
            mood = await asyncio.get_running_loop().run_in_executor(None, mood)
        if mood == "hang":
            await asyncio.sleep(1)
        answer = mood
        if mood.startswith("take"):
            answer = await super().handle_DATA(server, session, envelope)
        if mood.endswith("drop"):
            _cut(server)
        return answer


class Guarded(Moody):
    """A server that takes letters over TLS alone: from the start, or else after a login.

    The login is anna with the password "secret"; aiosmtpd has no login with the other kind.
    """

    def __init__(self, is_tls: bool = False) -> None:
        super().__init__()
        self._controller.loop.close()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
        port = servers.free_port()
        self.url = f"smtps://127.0.0.1:{port}" if is_tls else f"smtp://anna:secret@127.0.0.1:{port}"
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=port,
            ssl_context=context if is_tls else None,
            tls_context=None if is_tls else context,
            require_starttls=not is_tls,
            authenticator=self._check,
            auth_required=not is_tls,
        )

    def _check(self, *arguments: object) -> AuthResult:
        given = arguments[-1]
        assert isinstance(given, LoginPassword)
        return AuthResult(success=given == LoginPassword(b"anna", b"secret"), handled=False)


def _cut(server: SMTP) -> None:
    assert server.transport is not None
    server.transport.abort()


class Deaf:
    """A server that lets everyone connect and never says a word."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.setblocking(False)
        self.url = f"smtp://127.0.0.1:{self._listening.getsockname()[1]}"

    def visitors_count(self) -> int:
        """How many have connected since it was last asked."""
        count = 0
        with contextlib.suppress(BlockingIOError):
            while True:
                self._listening.accept()[0].close()
                count += 1
        return count

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()


def nobody() -> str:
    """A server that is not there."""
    return f"smtp://127.0.0.1:{servers.free_port()}"
