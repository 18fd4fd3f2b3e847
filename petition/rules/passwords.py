"""Passwords of staff: in which form they are kept, and which ones are too easy to guess."""

import re
import unicodedata
from collections.abc import Iterable
from importlib import import_module

SHORTEST = 12
LONGEST = 128
# zxcvbn's own scale from 0 to 4: 3 stands for more than a hundred million guesses.
LEAST_SCORE = 3
# What begins strong does not get weaker, so the beginning is enough to judge. The cost doubles
# with each different sign that may stand for a letter: it ends at the tenth (see `_beginning`).
JUDGED = 40
STANDING_FOR_LETTERS = frozenset("4@8({[<369&!1/|0$5+7%2")
MOST_STANDING_FOR_LETTERS = 9
# So much has to be left when everything known of the owner is taken away.
LEAST_OF_ONES_OWN = 8
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
    words = [*_words(personal), *BRAND_WORDS]
    if len(_without(password, words)) < LEAST_OF_ONES_OWN:
        return "password_guessable"
    # Its lists of words take 12 MB: only who sets a password carries them.
    zxcvbn = import_module("zxcvbn").zxcvbn
    judged = zxcvbn(_beginning(password), user_inputs=words)
    return "password_guessable" if judged["score"] < LEAST_SCORE else None


def _words(personal: Iterable[str]) -> list[str]:
    """Whole texts, and the parts of names and addresses that people build passwords from."""
    texts = [text.lower() for text in personal]
    return [*texts, *(part for text in texts for part in re.findall(r"\w{3,}", text))]


def _without(password: str, words: Iterable[str]) -> str:
    rest = password.lower()
    for word in words:
        rest = rest.replace(word, "")
    return rest


def _beginning(password: str) -> str:
    """As much of a password as can be judged in some hundredths of a second."""
    signs: set[str] = set()
    for at, character in enumerate(password[:JUDGED]):
        signs |= {character} & STANDING_FOR_LETTERS
        if len(signs) > MOST_STANDING_FOR_LETTERS:
            return password[:at]
    return password[:JUDGED]
