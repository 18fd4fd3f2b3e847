"""Whether a text is in the language it is said to be in, by its script and its small words."""

import re

from petition.rules import characters

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[^\W\d_]")
_HAN = re.compile(f"[{characters.HAN}]")
_WORDS = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 8
_CHINESE_SHARE = 0.3
_LATIN_SHARE = 0.5
_LEAST_WORDS = 3
_SMALL_WORDS = {
    "it": "il lo la gli le di del della dei delle che è e per con non un una sono siamo vi ci mi "
    "ti nel nella alla al dal dalla da si come più anche questo questa tutti voi noi ma ho abbiamo "
    "nostro nostra vostro vostra i",
    "en": "the of and to is are that for with not an we you our your in on at this it be have has "
    "from they all as my will was were but us what who so can",
}
_KNOWN = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def is_another(text: str, language: str) -> bool:
    """Whether a text is clearly not in `language` (it, en or zh); too short a text never is."""
    letters = "".join(_LETTERS.findall(text))
    if len(letters) < _LEAST_LETTERS:
        return False
    if language == "zh":
        return _share(_HAN, letters) < _CHINESE_SHARE
    return _share(_LATIN, letters) < _LATIN_SHARE or _reads_like_another(text, language)


def _share(kind: re.Pattern[str], letters: str) -> float:
    return len(kind.findall(letters)) / len(letters)


def _reads_like_another(text: str, language: str) -> bool:
    """Whether the small words are clearly those of another language that we know."""
    words = _WORDS.findall(text.casefold())
    hits = {code: sum(word in known for word in words) for code, known in _KNOWN.items()}
    own = hits.pop(language, 0)
    return max(hits.values()) >= max(_LEAST_WORDS, 2 * own + 1)
