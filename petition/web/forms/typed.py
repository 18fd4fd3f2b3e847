"""What stands in a form of staff: values and the sentences about them, as the macros want it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from petition.web.forms import staff_texts


class Value(NamedTuple):
    """What stands in one field."""

    data: str | bool | None


@dataclass(frozen=True)
class Typed:
    """A form by its values and the sentences about what is wrong with them."""

    values: Mapping[str, str | bool] = field(default_factory=dict)
    errors: Mapping[str, list[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        """The value of one field; None where there is none."""
        return Value(self.values.get(name))


def again(values: Mapping[str, str | bool], errors: Mapping[str, str]) -> Typed:
    """The form once more, with a sentence for each code."""
    sentences = {name: [staff_texts.sentence(code)] for name, code in errors.items()}
    return Typed(values, sentences)
