"""What a person sends to sign, validated in one place for the form and the API.

Faults are codes, never sentences: whoever answers has the words, in the reader's language.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from petition.rules import email_address, names
from petition.rules.errors import Invalid
from petition.rules.states import Visibility

CODES: tuple[str, ...] = (
    "name_missing",
    "name_too_long",
    "name_characters",
    "name_no_letter",
    "name_web_address",
    "name_formula",
    "email_missing",
    "email_too_long",
    "email_characters",
    "email_no_at",
    "email_no_domain",
    "email_not_ascii",
    "email_invalid",
    "country_unknown",
    "city_too_long",
    "city_characters",
    "city_web_address",
    "affiliation_too_long",
    "affiliation_characters",
    "comment_too_long",
    "comment_characters",
    "visibility_unknown",
    "consent_missing",
)

# Named one by one: consent is never taken from a "false", a "no" or a word we do not know.
_YES = frozenset({"1", "on", "true", "yes", "y"})
_SOURCE = re.compile(r"[a-z0-9_.-]{0,40}")
_TEXTS: dict[str, tuple[Callable[[str], str | None], Callable[[str], str]]] = {
    "name": (names.fault_in_name, names.tidy),
    "city": (names.fault_in_place, names.tidy),
    "affiliation": (names.fault_in_line, names.tidy),
    "comment": (names.fault_in_comment, names.tidy_lines),
}


@dataclass(frozen=True, slots=True)
class SignRequest:
    """A valid wish to sign: texts tidied, `email` as typed, optional fields empty when left out.

    `country` is an ISO 3166-1 alpha-2 code or empty; consent needs no field, as there is no
    request without it.
    """

    name: str
    email: str
    canonical_email: str
    country: str
    city: str
    affiliation: str
    comment: str
    visibility: Visibility
    updates: bool
    source: str


def parse(fields: Mapping[str, str], countries: frozenset[str]) -> SignRequest:
    """Read the fields of a signing, or raise `Invalid` with one code for each field at fault.

    `countries` are the codes the site accepts. Unknown fields are ignored, and a `source` that
    is no slug is emptied: it came with the link, and the signer cannot mend it.
    """
    errors: dict[str, str] = {}
    name = _text("name", fields, errors)
    address = _address(fields, errors)
    request = SignRequest(
        name=name,
        email=address.envelope,
        canonical_email=address.canonical,
        country=_country(fields, countries, errors),
        city=_text("city", fields, errors),
        affiliation=_text("affiliation", fields, errors),
        comment=_text("comment", fields, errors),
        visibility=_visibility(fields, errors),
        updates=_is_ticked("updates", fields),
        source=_source(fields),
    )
    if not _is_ticked("consent", fields):
        errors["consent"] = "consent_missing"
    if errors:
        raise Invalid(errors)
    return request


# Each reader returns the field's value, or notes its fault in `errors` and returns a blank one.


def _text(field: str, fields: Mapping[str, str], errors: dict[str, str]) -> str:
    fault_in, tidied = _TEXTS[field]
    typed = fields.get(field, "")
    if fault := fault_in(typed):
        errors[field] = f"{field}_{fault}"
        return ""
    return tidied(typed)


def _address(fields: Mapping[str, str], errors: dict[str, str]) -> email_address.Address:
    try:
        return email_address.read(fields.get("email", ""))
    except Invalid as invalid:
        errors.update(invalid.errors)
        return email_address.Address("", "")


def _country(fields: Mapping[str, str], countries: frozenset[str], errors: dict[str, str]) -> str:
    code = fields.get("country", "").strip().upper()
    if code and code not in countries:
        errors["country"] = "country_unknown"
        return ""
    return code


def _visibility(fields: Mapping[str, str], errors: dict[str, str]) -> Visibility:
    try:
        return Visibility(fields.get("visibility", "").strip() or Visibility.NAME)
    except ValueError:
        errors["visibility"] = "visibility_unknown"
        return Visibility.NAME


def _source(fields: Mapping[str, str]) -> str:
    source = fields.get("source", "").strip()
    return source if _SOURCE.fullmatch(source) else ""


def _is_ticked(field: str, fields: Mapping[str, str]) -> bool:
    return fields.get(field, "").strip().lower() in _YES
