"""How emails leave: to a mail server or, for a start, into files."""

from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from petition.mail import server
from petition.mail.files import Files
from petition.mail.message import Letter
from petition.mail.outcomes import Outcome
from petition.mail.smtp import Smtp
from petition.settings import SettingsError

EXPECTED = (
    "MAIL_URL: expected smtp(s)://[user:password@]host[:port][?starttls=1] or file:DIR;\n"
    "  in user and password write all but letters and digits as %XX"
)


class Transport(Protocol):
    """A way for emails to leave."""

    @property
    def is_plain(self) -> bool:
        """Whether people read its letters as they are, rather than through a mail program."""
        ...

    def deliver(self, letters: Sequence[Letter]) -> Generator[Outcome, None, None]:
        """Hands on one letter at each step and tells what became of it.

        Never raises for what the other side does; closing the generator takes leave politely.
        """
        ...

    def fault(self) -> str | None:
        """Why no email could leave at this moment, as a code; None when all is well."""
        ...


def for_url(mail_url: str) -> Transport:
    """The transport that MAIL_URL names; raises SettingsError for one that names none."""
    scheme, separator, rest = mail_url.partition(":")
    if separator and scheme == "file" and rest.strip("/"):
        return Files(Path(rest.removeprefix("//")))
    if scheme in ("smtp", "smtps"):
        with suppress(ValueError):
            return Smtp(server.read(mail_url))
    # Neither the address nor the error behind this is told: both may hold a password.
    raise SettingsError(EXPECTED)
