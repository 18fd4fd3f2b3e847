"""Passwords of staff: in which form they are kept, and which ones are too easy to guess."""

import unicodedata
from collections.abc import Iterable

from zxcvbn import zxcvbn

SHORTEST = 12
LONGEST = 128
# zxcvbn's own scale from 0 to 4: 3 stands for more than a hundred million guesses.
LEAST_SCORE = 3
# Its cost grows with the square of the length, and what begins strong does not get weaker.
JUDGED = 40
BRAND_WORDS = ("petition", "chinahearts", "china", "hearts", "petizione", "cuori")


def normalised(typed: str) -> str:
    """NFKC: the same keys give the same password, whichever keyboard or system composed them."""
    return unicodedata.normalize("NFKC", typed)


def fault(typed: str, personal: Iterable[str]) -> str | None:
    """Why a password cannot be taken, as a code; `personal` is what is known of its owner."""
    if len(typed) > LONGEST:
        return "password_too_long"
    password = normalised(typed)
    if len(password) < SHORTEST:
        return "password_too_short"
    if len(password) > LONGEST:
        return "password_too_long"
    judged = zxcvbn(password[:JUDGED], user_inputs=[*_words(personal), *BRAND_WORDS])
    return "password_guessable" if judged["score"] < LEAST_SCORE else None


def _words(personal: Iterable[str]) -> list[str]:
    """Whole texts, and the parts of names and addresses that people build passwords from."""
    texts = list(personal)
    parts = (part for text in texts for part in text.replace("@", " ").replace(".", " ").split())
    return [*texts, *parts]
