"""What a person sends to sign, validated in one place for the form and the API.

Faults are codes, never sentences: whoever answers has the words, in the reader's language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from petition.rules import names
from petition.rules.fields import Fields
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

_SOURCE = re.compile(r"[a-z0-9_.-]{0,40}")


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
    given = Fields(fields)
    address = given.address()
    source = given.raw("source")
    request = SignRequest(
        name=given.text("name", names.fault_in_name, names.tidy),
        email=address.envelope,
        canonical_email=address.canonical,
        country=given.country(countries),
        city=given.text("city", names.fault_in_place, names.tidy),
        affiliation=given.text("affiliation", names.fault_in_line, names.tidy),
        comment=given.text("comment", names.fault_in_comment, names.tidy_lines),
        visibility=given.choice("visibility", Visibility, Visibility.NAME),
        updates=given.is_ticked("updates"),
        source=source if _SOURCE.fullmatch(source) else "",
    )
    given.demand("consent", "consent_missing")
    given.check()
    return request
