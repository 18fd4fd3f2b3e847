"""Email addresses: which ones we can write to, and which ones are the same person."""

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from petition.rules.errors import Invalid

LONGEST = 254

_TRIMMED = " \t\u00a0\u3000"
# Anything that could end a header, begin a second recipient or open a quoted form.
_UNSAFE = re.compile('[\x00-\x20\x7f-\xa0\u2028\u2029,;:"()<>\\[\\]\\\\]')
_GMAIL = frozenset({"gmail.com", "googlemail.com"})


@dataclass(frozen=True, slots=True)
class Address:
    """One address in two forms: `envelope` to write to, `canonical` to know the person by."""

    envelope: str
    canonical: str


def read(typed: str) -> Address:
    """Read an address as typed, or raise `Invalid` with one code for the field `email`."""
    text = typed.strip(_TRIMMED)
    fault = _fault(text)
    if fault:
        raise Invalid({"email": fault})
    local, _, domain = text.rpartition("@")
    ascii_domain = _ascii_domain(text)
    # A server without SMTPUTF8 takes an international domain only in its ASCII spelling.
    written = domain if domain.isascii() else ascii_domain
    return Address(f"{local}@{written}", _person(local.lower(), ascii_domain))


def check(address: str) -> str:
    """Return the address as typed, trimmed and fit for an envelope, or raise `Invalid`."""
    return read(address).envelope


def canonical(address: str) -> str:
    """Return the form by which one person is one address, or raise `Invalid`.

    Lower case, domain in IDNA (A-labels), no `+tag`; at Gmail no dots and one domain; nothing
    else is folded. The local part is ASCII, so that NFC concerns the domain, as part of IDNA.
    """
    return read(address).canonical


def _fault(text: str) -> str | None:
    if not text:
        return "email_missing"
    if len(text) > LONGEST:
        return "email_too_long"
    if _UNSAFE.search(text):
        return "email_characters"
    return _fault_in_parts(*text.partition("@"))


def _fault_in_parts(local: str, at: str, domain: str) -> str | None:
    if not at:
        return "email_no_at"
    if not domain:
        return "email_no_domain"
    return None if local.isascii() else "email_not_ascii"


def _ascii_domain(text: str) -> str:
    """The domain in A-labels, where address and domain are well formed.

    `test_environment` lets the reserved .test through, which rehearsals and demonstrations use;
    the dotless `test` that it also admits is refused here.
    """
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        found = None
    if found is None or "." not in found.ascii_domain:
        # Raised outside the handler: the library's message quotes the address, ours must not.
        raise Invalid({"email": "email_invalid"})
    return found.ascii_domain


def _person(local: str, domain: str) -> str:
    """The canonical address; a tag without a name before it is no tag and stays."""
    untagged = local.partition("+")[0].rstrip(".") or local
    if domain in _GMAIL:
        return untagged.replace(".", "") + "@gmail.com"
    return f"{untagged}@{domain}"
