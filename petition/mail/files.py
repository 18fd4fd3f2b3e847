"""Emails as files, one `.eml` each, for trying the platform without a mail server."""

import errno
import os
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from petition.mail.message import Letter
from petition.mail.outcomes import Delivered, Outcome, Postponed


@dataclass(frozen=True)
class Files:
    """A directory of emails that only their owner reads; sending one again replaces its file."""

    directory: Path
    is_plain: bool = True

    def deliver(self, letters: Sequence[Letter]) -> Generator[Outcome, None, None]:
        """Writes each letter to `<label>.eml`, whole or not at all."""
        for letter in letters:
            yield self._written(letter)

    def fault(self) -> str | None:
        """Why no file could be written there, or None."""
        try:
            self._make_directory()
            with tempfile.TemporaryFile(dir=self.directory):
                return None
        except OSError as error:
            return _code_of(error)

    def _written(self, letter: Letter) -> Outcome:
        target = self.directory / f"{letter.label}.eml"
        try:
            self._make_directory()
            _write(target, letter.content)
        except OSError as error:
            return Postponed(_code_of(error))
        return Delivered(str(target))

    def _make_directory(self) -> None:
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)


def _code_of(error: OSError) -> str:
    return f"file_{errno.errorcode.get(error.errno or 0, 'error').lower()}"


def _write(target: Path, content: bytes) -> None:
    # Written aside and renamed; a file that mkstemp makes is its owner's alone.
    descriptor, aside = tempfile.mkstemp(dir=target.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, target)
    except BaseException:
        os.unlink(aside)
        raise
