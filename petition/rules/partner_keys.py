"""The names and keys of partners: sites that sign through the API on behalf of people."""

import re
import secrets
from dataclasses import dataclass

from petition.rules import tokens
from petition.rules.errors import Invalid

# A signature's `source` holds the same letters: a partner's signatures go under its name.
NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{1,39}")
KEY = re.compile(r"pk_([a-z2-7]{8})_[a-z2-7]{26}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True)
class Key:
    """A key as its partner gets it, once, and what is kept: its prefix and its SHA-256."""

    text: str
    prefix: str
    digest: bytes


def fresh() -> Key:
    """A new key: eight letters to recognise it by, then 130 random bits."""
    prefix = _random(8)
    text = f"pk_{prefix}_{_random(26)}"
    return Key(text, prefix, tokens.digest(text))


def digest(text: str) -> bytes | None:
    """What would be kept of a key; None when the text cannot be one of ours."""
    return tokens.digest(text) if KEY.fullmatch(text) else None


def name(typed: str) -> str:
    """A partner's name, trimmed; raises Invalid."""
    found = typed.strip()
    if not found:
        raise Invalid({"name": "partner_name_missing"})
    if not NAME.fullmatch(found):
        raise Invalid({"name": "partner_name_unfit"})
    return found


def _random(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))
