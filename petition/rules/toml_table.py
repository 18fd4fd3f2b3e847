"""Reads a TOML table key by key, noting what is wrong and where, so that all is told at once.

A reader that finds a fault notes it and returns a harmless filler: look at `problems` before
using anything that was read.
"""

import difflib
import re
from datetime import date
from typing import TypeVar

from petition.rules import text_shape

Kind = TypeVar("Kind")
Option = TypeVar("Option", bound=str)

LARGEST_NUMBER = 1_000_000_000
ADDRESS = text_shape.Shape(500)
WEB_ADDRESS = re.compile(r'https?://[^\s/?#@"<>\\]+([/?#][^\s"<>\\]*)?')


class Table:
    """One table of a document and its place there, such as `actions[2].texts.it`."""

    def __init__(self, content: dict[str, object], place: str, problems: list[str]) -> None:
        self.place = place
        self.problems = problems
        self._content = content
        self._asked: list[str] = []
        self._inner: list[Table] = []

    def at(self, key: str) -> str:
        """The place of `key` in the document."""
        return f"{self.place}.{key}" if self.place else key

    def value(self, key: str) -> object:
        """What stands at `key`, unjudged; None when nothing does."""
        if key not in self._asked:
            self._asked.append(key)
        return self._content.get(key)

    def has(self, key: str) -> bool:
        """Whether anything stands at `key`."""
        return self.value(key) is not None

    def text(self, key: str, shape: text_shape.Shape) -> str:
        """The text at `key`, tidied, of the given shape."""
        return self._judged(key, shape, self.value(key))

    def optional_text(self, key: str, shape: text_shape.Shape) -> str:
        """The text at `key`, tidied, of the given shape; "" where there is none."""
        return "" if self.value(key) in (None, "") else self.text(key, shape)

    def texts(self, key: str, shape: text_shape.Shape) -> tuple[str, ...]:
        """The texts listed at `key`, each of the given shape; none where there is no list."""
        return tuple(
            self._judged(f"{key}[{number}]", shape, item)
            for number, item in enumerate(self.items(key), start=1)
        )

    def optional_web_address(self, key: str) -> str:
        """The http or https address at `key` (nothing else is safe to link to), or ""."""
        address = self.optional_text(key, ADDRESS)
        if address and not WEB_ADDRESS.fullmatch(address):
            self.refuse(key, "a web address such as https://example.org/page", address)
        return address

    def choice(self, key: str, options: tuple[Option, ...]) -> Option:
        """The one of `options` that stands at `key`."""
        value = self.value(key)
        for option in options:
            if option == value:
                return option
        self.refuse(key, f"one of {', '.join(options)}", value)
        return options[0]

    def day(self, key: str) -> date:
        """The calendar day at `key`."""
        return self._typed(key, date, "a day such as 2020-02-21, without quotes", date.min)

    def optional_day(self, key: str) -> date | None:
        """The calendar day at `key`, or None."""
        return self.day(key) if self.has(key) else None

    def whole_number(self, key: str) -> int:
        """The whole number at `key`, from 0 to a thousand million."""
        expected = f"a whole number from 0 to {LARGEST_NUMBER}"
        number = self._typed(key, int, expected, 0)
        if not 0 <= number <= LARGEST_NUMBER:
            self.refuse(key, expected, number)
        return number

    def items(self, key: str) -> list[object]:
        """The list at `key`, its items unjudged; empty where there is none."""
        return self._typed(key, list, "a list", []) if self.has(key) else []

    def table(self, key: str) -> "Table":
        """The table at `key`; an empty one where there is none."""
        return self._open(key, self.value(key) if self.has(key) else {})

    def tables(self, key: str) -> list["Table"]:
        """The sections `[[key]]`, counted from 1 in messages."""
        return [
            self._open(f"{key}[{number}]", item)
            for number, item in enumerate(self.items(key), start=1)
        ]

    def refuse(self, key: str, expected: str, value: object) -> None:
        """Notes that `value`, at `key`, is not what was expected there."""
        self.problems.append(f"{self.at(key)}: expected {expected}, got {shown(value)}")

    def refuse_unknown_keys(self) -> None:
        """Notes every key, here and in the tables within, that nothing has asked for."""
        for key in self._content:
            if key not in self._asked:
                self.problems.append(f"{self.at(key)}: unknown key, {self._hint(key)}")
        for inner in self._inner:
            inner.refuse_unknown_keys()

    def _hint(self, key: str) -> str:
        near = difflib.get_close_matches(key, self._asked, n=1)
        return f"did you mean {near[0]}?" if near else f"known here: {', '.join(self._asked)}"

    def _judged(self, key: str, shape: text_shape.Shape, value: object) -> str:
        if not isinstance(value, str):
            self.refuse(key, str(shape), value)
            return ""
        text = text_shape.tidy(value)
        if fault := shape.fault_in(text):
            self.problems.append(f"{self.at(key)}: expected {shape}, got {fault}")
        return text

    def _typed(self, key: str, kind: type[Kind], expected: str, filler: Kind) -> Kind:
        value = self.value(key)
        # Not isinstance: for TOML true is no number, and a moment is no day.
        if type(value) is kind:
            return value
        self.refuse(key, expected, value)
        return filler

    def _open(self, key: str, content: object) -> "Table":
        if not isinstance(content, dict):
            self.refuse(key, "a section", content)
            content = {}
        inner = Table(content, self.at(key), self.problems)
        self._inner.append(inner)
        return inner


def shown(value: object) -> str:
    """A value as a message names it: short, and never on more than one line."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a section"
    text = str(value).lower() if isinstance(value, bool) else _plain(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _plain(value: object) -> str:
    return repr(value) if isinstance(value, str | list) else str(value)
