"""Emails through a mail server: one connection for a batch, one recipient for an envelope."""

import re
import smtplib
import socket
import ssl
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from petition.mail.message import Letter
from petition.mail.outcomes import Delivered, Outcome, Postponed, Refused
from petition.mail.server import Server

TIMEOUT_SECONDS = 10.0

# "5.1.1": what RFC 3463 makes of an answer. It names no one, unlike the words that follow it.
_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}(?!\S)")

# Server wants a login: our settings are at fault, not the recipient.
_LOGIN_NEEDED = (530, 535, 538)


@dataclass(frozen=True)
class Smtp:
    """The way through one mail server."""

    server: Server
    is_plain: bool = False

    def deliver(self, letters: Sequence[Letter]) -> Generator[Outcome, None, None]:
        """Hands each letter to the server; when it cannot be reached, all wait that are left.

        A connection lost after some letters went is made anew for the rest, since servers limit
        how many they take on one.
        """
        done = 0
        while done < len(letters):
            outcomes = self._converse(letters[done:])
            first = next(outcomes)
            yield first
            others = 0
            for outcome in outcomes:
                others += 1
                yield outcome
            done += 1 + others
            if not others and isinstance(first, Postponed):
                yield from [first] * (len(letters) - done)
                return

    def fault(self) -> str | None:
        """Why no letter could be handed on, as far as greeting and login can tell, or None."""
        try:
            _hang_up(self._connected())
        except OSError as error:
            return code_of(error)
        return None

    def _converse(self, letters: Sequence[Letter]) -> Generator[Outcome, None, None]:
        """One connection: an outcome for each letter, up to the one that broke it."""
        try:
            connection = self._connected()
        except OSError as error:
            yield Postponed(code_of(error))
            return
        try:
            for letter in letters:
                yield _handed(connection, letter)
                if connection.sock is None:
                    return
        finally:
            _hang_up(connection)

    def _connected(self) -> smtplib.SMTP:
        # smtplib's own errors are OSErrors, like those of the network.
        connection = _opened(self.server)
        try:
            connection.ehlo_or_helo_if_needed()
            if self.server.starts_tls:
                connection.starttls(context=ssl.create_default_context())
            if self.server.user:
                connection.login(self.server.user, self.server.password)
        except BaseException:
            connection.close()
            raise
        return connection


def _opened(server: Server) -> smtplib.SMTP:
    where = (server.host, server.port)
    if server.is_tls:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(*where, timeout=TIMEOUT_SECONDS, context=context)
    return smtplib.SMTP(*where, timeout=TIMEOUT_SECONDS)


def code_of(error: OSError) -> str:
    """What went wrong, in a word that names nobody."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    # smtplib hides why a connection broke behind an error of its own.
    cause = error.__context__ if isinstance(error, smtplib.SMTPServerDisconnected) else None
    for reason in (cause, error):
        for kind, code in _CODES.items():
            if isinstance(reason, kind):
                return code
    return "unreachable"


_CODES: dict[type[OSError], str] = {
    TimeoutError: "timed_out",
    ConnectionRefusedError: "connection_refused",
    socket.gaierror: "host_unknown",
    ssl.SSLError: "tls",
    smtplib.SMTPNotSupportedError: "not_supported",
    smtplib.SMTPServerDisconnected: "disconnected",
    ConnectionError: "disconnected",
}


def _handed(connection: smtplib.SMTP, letter: Letter) -> Outcome:
    try:
        connection.sendmail(letter.sender, [letter.recipient], letter.content)
    except smtplib.SMTPRecipientsRefused as error:
        return _refused(*next(iter(error.recipients.values())))
    except smtplib.SMTPDataError as error:
        return _refused(error.smtp_code, error.smtp_error)
    except smtplib.SMTPSenderRefused as error:
        # It is us that the server does not want, and whoever signed must not pay for it.
        return Postponed(_answer(error.smtp_code, error.smtp_error))
    except OSError as error:
        connection.close()
        return Postponed(code_of(error))
    return Delivered()


def _refused(code: int, answer: bytes | str) -> Outcome:
    if 500 <= code < 600 and code not in _LOGIN_NEEDED:
        return Refused(_answer(code, answer))
    return Postponed(_answer(code, answer))


def _answer(code: int, answer: bytes | str) -> str:
    said = answer if isinstance(answer, bytes) else answer.encode()
    enhanced = _ENHANCED.match(said)
    return f"smtp_{code}" + (f" {enhanced[0].decode()}" if enhanced else "")


def _hang_up(connection: smtplib.SMTP) -> None:
    with suppress(OSError):
        connection.quit()
    connection.close()
