"""Text as words for full-text search, the same for both databases and for every script.

A word is ASCII letters and digits and begins with a letter, so that neither database, whatever
its locale and its age, splits or drops it: other letters are spelt by their code points.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from petition.rules import characters

PREFIX = "*"
MOST_ASKED = 10
_MOST_LETTERS = 24
_MOST_CHARACTERS = 400
_LEAST_PREFIX = 2

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
# What only chooses how a character looks, as in emoji: it would be a word of its own.
_LOOKS = re.compile("[\u20d0-\u20f0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_CJK_RUN = re.compile(f"[{characters.CJK}]+")
_KEPT = frozenset("LNM")


def indexed(text: str) -> str:
    """The words of a text, separated by spaces; of Chinese each character and each pair."""
    return " ".join(_spelt(word) for run in _runs(text) for word in _words_of(run))


def asked(query: str) -> tuple[str, ...]:
    """The words that a text must have all of; the last may end in `PREFIX`, for a word's begin.

    At most ten; none where the query has no letter or digit.
    """
    runs = _first_runs(query)
    words = [word for run in runs for word in _asked_of(run)]
    spelt = list(dict.fromkeys(map(_spelt, words)))[:MOST_ASKED]
    is_prefix = bool(spelt) and spelt[-1] == _spelt(runs[-1]) and _may_go_on(runs[-1])
    return (*spelt[:-1], spelt[-1] + PREFIX) if is_prefix else tuple(spelt)


def _first_runs(query: str) -> list[str]:
    runs = list(_runs(query[:_MOST_CHARACTERS]))
    is_cut = len(query) > _MOST_CHARACTERS
    # The cut may have left half a word.
    return runs[:-1] or runs if is_cut else runs


def _runs(text: str) -> Iterator[str]:
    """Words without accents, and runs of Chinese, Japanese or Korean, in their order."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = _LOOKS.sub("", _ACCENTS.sub("", unicodedata.normalize("NFD", folded)))
    spaced = "".join(map(_letter_or_space, unicodedata.normalize("NFC", bare)))
    for word in _CJK_RUN.sub(r" \g<0> ", spaced).split():
        yield word if _CJK_RUN.match(word) else word[:_MOST_LETTERS]


def _letter_or_space(character: str) -> str:
    is_kept = unicodedata.category(character)[0] in _KEPT or _CJK_RUN.match(character)
    return character if is_kept else " "


def _words_of(run: str) -> list[str]:
    return [*run, *_pairs(run)] if _CJK_RUN.match(run) else [run]


def _asked_of(run: str) -> list[str]:
    return _pairs(run) or [run] if _CJK_RUN.match(run) else [run]


def _pairs(run: str) -> list[str]:
    return [one + other for one, other in pairwise(run)]


def _may_go_on(run: str) -> bool:
    return len(run) >= _LEAST_PREFIX and not _CJK_RUN.match(run)


def _spelt(word: str) -> str:
    """A word in ASCII: each other letter as `z` and four digits, so that prefixes stay prefixes."""
    letters = "".join(letter if letter in _DIGITS else _code(letter) for letter in word)
    return letters if letters[0].isalpha() else f"n{letters}"


def _code(letter: str) -> str:
    number, digits = ord(letter), ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return f"z{digits}"
