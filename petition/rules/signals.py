"""What a moderator should look at in a message, as codes: grounds to read it twice, no verdict."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from petition.rules import characters, languages, suspicion
from petition.rules.text import Cleaned

_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]")
_LEAST_CAPITALS = 12
_CAPITALS_SHARE = 0.85
# Dots, dashes and lines are drawn with many of the same.
_REPEATED = re.compile(
    r"[!?！？¡¿]{4,}|([^\s\d.·…。\-–—―_=*~#])\1{5,}|\b(\w{2,})(?:\W+\2\b){3,}", re.IGNORECASE
)

BITS = 64
NEAR = 9
"""The most bits that differ between near duplicates; unrelated texts differ in about 32."""

_UNITS = re.compile(rf"[{characters.CJK}]|(?:(?![{characters.CJK}])[^\W_])+")
_CJK = re.compile(f"[{characters.CJK}]")


@dataclass(frozen=True, slots=True)
class Observed:
    """A message as it came: cleaned, its stated language, fingerprints of other messages."""

    cleaned: Cleaned
    language: str
    others: Collection[int] = ()


def observed(seen: Observed) -> tuple[str, ...]:
    """The codes of `SIGNALS` that hold for a message."""
    return tuple(code for code, holds in _SIGNALS.items() if holds(seen))


def fingerprint(plain: str) -> int:
    """A signed number of 64 bits, near for similar texts: a simhash; 0 where there are no words."""
    votes = [0] * BITS
    for shingle, count in Counter(_shingles(plain)).items():
        digest = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest())
        for bit in range(BITS):
            votes[bit] += count if digest >> bit & 1 else -count
    unsigned = sum(1 << bit for bit, vote in enumerate(votes) if vote > 0)
    return unsigned - (1 << BITS) if unsigned >> (BITS - 1) else unsigned


def is_near(one: int, other: int) -> bool:
    """Whether two fingerprints are those of nearly the same text; without words none is."""
    return bool(one and other) and ((one ^ other) & ((1 << BITS) - 1)).bit_count() <= NEAR


def _has_links(seen: Observed) -> bool:
    return "<a " in seen.cleaned.html or "http" in seen.cleaned.plain


def _is_in_capitals(seen: Observed) -> bool:
    letters = _LATIN_LETTERS.findall(seen.cleaned.plain)
    capitals = sum(map(str.isupper, letters))
    return len(letters) >= _LEAST_CAPITALS and capitals >= _CAPITALS_SHARE * len(letters)


def _repeats(seen: Observed) -> bool:
    return _REPEATED.search(seen.cleaned.plain) is not None


def _mixes_scripts(seen: Observed) -> bool:
    return suspicion.mixes_scripts(seen.cleaned.plain)


def _is_near_duplicate(seen: Observed) -> bool:
    own = fingerprint(seen.cleaned.plain)
    return any(is_near(own, other) for other in seen.others)


def _is_in_another_language(seen: Observed) -> bool:
    return languages.is_another(seen.cleaned.plain, seen.language)


def _removed(kind: str) -> Callable[[Observed], bool]:
    return lambda seen: kind in seen.cleaned.removed


def _shingles(plain: str) -> Iterator[str]:
    """Words, and pairs of neighbours: a character of Chinese alone says too little."""
    units = _UNITS.findall(unicodedata.normalize("NFKC", plain).casefold())
    yield from (unit for unit in units if not _CJK.match(unit))
    with_ends = ["", *units, ""] if units else []
    yield from (f"{one} {other}" for one, other in pairwise(with_ends))


_SIGNALS: dict[str, Callable[[Observed], bool]] = {
    "links": _has_links,
    "capitals": _is_in_capitals,
    "repeats": _repeats,
    "mixed_scripts": _mixes_scripts,
    "near_duplicate": _is_near_duplicate,
    "language_mismatch": _is_in_another_language,
    "markup_removed": _removed("markup"),
    "script_removed": _removed("script"),
    "link_removed": _removed("link"),
    "email_hidden": _removed("email"),
    "characters_removed": _removed("hidden_characters"),
}
SIGNALS: tuple[str, ...] = tuple(_SIGNALS)
