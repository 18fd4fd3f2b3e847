"""How much a signing looks automated: points with reasons, never a refusal.

Honest people are fast, use throw-away addresses and have digits in their names: one ground alone
marks a signature for staff, and only several together, or the trap field, hold it back.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from disposable_email_domains import blocklist

SUSPECT_ABOVE = 0
HOLD_ABOVE = 50

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f"
_ARMENIAN = "\u0531-\u0588"
_CHEROKEE = "\u13a0-\u13fd\uab70-\uabbf"
_ALPHABETS = (_LATIN, _GREEK, _CYRILLIC, _ARMENIAN, _CHEROKEE)
# A letter beside a letter of another alphabet, be there marks between them.
_MIXED = re.compile(
    "|".join(
        f"[{one}][\u0300-\u036f]*(?=[{''.join(other for other in _ALPHABETS if other != one)}])"
        for one in _ALPHABETS
    )
)


@dataclass(frozen=True, slots=True)
class Observed:
    """What a signing showed of itself; a form that was never drawn has infinite seconds."""

    name: str
    canonical_email: str
    honeypot_filled: bool
    seconds_on_form: float
    min_seconds: float


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A score, and the codes of the grounds that add up to it."""

    score: int
    reasons: tuple[str, ...]

    @property
    def is_suspect(self) -> bool:
        """Whether staff should see the grounds; the signature still counts once confirmed."""
        return self.score > SUSPECT_ABOVE

    @property
    def is_held(self) -> bool:
        """Whether the signature waits for staff even when it is confirmed."""
        return self.score > HOLD_ABOVE


def assess(observed: Observed) -> Suspicion:
    """Weigh every ground for suspicion of one signing."""
    reasons = tuple(reason for reason, (_, holds) in _GROUNDS.items() if holds(observed))
    return Suspicion(sum(_GROUNDS[reason][0] for reason in reasons), reasons)


def renamed(before: Suspicion, name: str) -> Suspicion:
    """What is thought of a signing whose name is another now: grounds are added, none is lost."""
    observed = Observed(name, "", honeypot_filled=False, seconds_on_form=0, min_seconds=0)
    added = [reason for reason in assess(observed).reasons if reason not in before.reasons]
    points = sum(_GROUNDS[reason][0] for reason in added)
    return Suspicion(before.score + points, (*before.reasons, *added))


def mixes_scripts(text: str) -> bool:
    """Whether look-alike alphabets meet within a word; a Chinese name beside a Latin one may."""
    return not text.isascii() and _MIXED.search(text) is not None


def _is_honeypot_filled(observed: Observed) -> bool:
    return observed.honeypot_filled


def _is_too_fast(observed: Observed) -> bool:
    return observed.seconds_on_form < observed.min_seconds


def _has_disposable_domain(observed: Observed) -> bool:
    """Whether the domain or one above it is known to hand out throw-away addresses."""
    domain = observed.canonical_email.rpartition("@")[2]
    while domain:
        if domain in blocklist:
            return True
        domain = domain.partition(".")[2]
    return False


def _has_digits_in_name(observed: Observed) -> bool:
    return any(map(str.isdigit, observed.name))


def _has_mixed_scripts(observed: Observed) -> bool:
    return mixes_scripts(observed.name)


_GROUNDS: dict[str, tuple[int, Callable[[Observed], bool]]] = {
    "honeypot": (60, _is_honeypot_filled),
    "too_fast": (30, _is_too_fast),
    "disposable_domain": (20, _has_disposable_domain),
    "digits_in_name": (10, _has_digits_in_name),
    "mixed_scripts": (10, _has_mixed_scripts),
}
REASONS: tuple[str, ...] = tuple(_GROUNDS)
