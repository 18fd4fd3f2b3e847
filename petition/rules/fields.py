"""The fields of a form, read one by one: a fault is noted as a code, and all are told at once."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from petition.rules import email_address
from petition.rules.errors import Invalid

Choice = TypeVar("Choice", bound=StrEnum)

# Named one by one: consent is never taken from a "false", a "no" or a word we do not know.
_YES = frozenset({"1", "on", "true", "yes", "y"})


class Fields:
    """What was sent; each reader gives a field's value, or notes its fault and gives a blank one.

    Codes are made of the field's name and the fault: `city_too_long`. Unknown fields are ignored.
    """

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.errors: dict[str, str] = {}

    def raw(self, name: str) -> str:
        """A field without white space around it; empty when it was not sent."""
        return self._given.get(name, "").strip()

    def text(
        self, name: str, fault_in: Callable[[str], str | None], tidied: Callable[[str], str]
    ) -> str:
        """A text that passes `fault_in`, put in order."""
        typed = self._given.get(name, "")
        if fault := fault_in(typed):
            self.errors[name] = f"{name}_{fault}"
            return ""
        return tidied(typed)

    def address(self) -> email_address.Address:
        """The email address, to write to and to know its owner by."""
        try:
            return email_address.read(self._given.get("email", ""))
        except Invalid as invalid:
            self.errors.update(invalid.errors)
            return email_address.Address("", "")

    def country(self, accepted: frozenset[str]) -> str:
        """A code among those accepted, or nothing."""
        code = self.raw("country").upper()
        if code and code not in accepted:
            self.errors["country"] = "country_unknown"
            return ""
        return code

    def choice(self, name: str, kind: type[Choice], default: Choice) -> Choice:
        """One of a kind; the default where nothing was chosen."""
        try:
            return kind(self.raw(name) or default)
        except ValueError:
            self.errors[name] = f"{name}_unknown"
            return default

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        """One of the known words."""
        word = self.raw(name)
        if word not in known:
            self.errors[name] = f"{name}_unknown"
            return ""
        return word

    def is_ticked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return self.raw(name).lower() in _YES

    def demand(self, name: str, code: str) -> None:
        """Notes `code` unless the box was ticked."""
        if not self.is_ticked(name):
            self.errors[name] = code

    def check(self) -> None:
        """Raises Invalid with every fault noted so far."""
        if self.errors:
            raise Invalid(self.errors)
