"""What signers may change about their signatures, validated like the form they signed with."""

from collections.abc import Mapping
from dataclasses import dataclass

from petition.rules import names
from petition.rules.fields import Fields
from petition.rules.states import Visibility


@dataclass(frozen=True, slots=True)
class Changes:
    """How a signature shall stand: name, listing, the language of our emails, updates or none."""

    name: str
    visibility: Visibility
    language: str
    updates: bool


def parse(fields: Mapping[str, str], languages: tuple[str, ...]) -> Changes:
    """Read the form, or raise `Invalid` with one code for each field at fault.

    Each field must be there, but for the box of the updates, which is left out when unticked.
    """
    given = Fields(fields)
    visibility = given.one_of("visibility", tuple(Visibility))
    changes = Changes(
        name=given.text("name", names.fault_in_name, names.tidy),
        visibility=Visibility(visibility or Visibility.ANONYMOUS),
        language=given.one_of("language", languages),
        updates=given.is_ticked("updates"),
    )
    given.check()
    return changes
