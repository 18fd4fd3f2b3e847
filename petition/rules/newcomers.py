"""Who is to get an account: what stands in the form, read by the rules."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from petition.rules import email_address, names
from petition.rules.errors import Invalid
from petition.rules.states import Role


@dataclass(frozen=True)
class Newcomer:
    """An account to be: to whom it belongs, what its owner may do, in which language."""

    email: str
    canonical_email: str
    name: str
    role: Role
    language: str


def parse(fields: Mapping[str, str], languages: Collection[str]) -> Newcomer:
    """Reads the fields `email`, `name`, `role`, `language`; Invalid with a code for each fault."""
    name, role, language = (fields.get(field, "") for field in ("name", "role", "language"))
    errors = {}
    if fault := names.fault_in_name(name):
        errors["name"] = f"name_{fault}"
    if role not in list(Role):
        errors["role"] = "role_unknown"
    if language not in languages:
        errors["language"] = "language_unknown"
    address = _address(fields.get("email", ""), errors)
    return Newcomer(address.envelope, address.canonical, names.tidy(name), Role(role), language)


def _address(typed: str, errors: dict[str, str]) -> email_address.Address:
    """The address, where nothing is wrong with it nor anything else."""
    try:
        address = email_address.read(typed)
    except Invalid as invalid:
        raise Invalid(invalid.errors | errors) from None
    if errors:
        raise Invalid(errors)
    return address
