"""What people write about themselves in plain text: names in any script, lines, comments.

Text is kept as typed apart from white space and Unicode form (NFC). What is refused is what a
reader could not see, what pretends to be something else, or what another program would act on.
"""

import re
import unicodedata
from typing import Literal

from petition.rules import characters

NAME_LENGTH = 100
LINE_LENGTH = 100
COMMENT_LENGTH = 500

Fault = Literal["missing", "too_long", "characters", "no_letter", "web_address", "formula"]

_FORMULA_STARTS = ("=", "+", "-", "@")
_CJK = re.compile(f"[{characters.CJK}]")
# Two characters before the dot, so that "Ravi Kumar, M.Com" keeps his degree.
_WEB_ADDRESS = re.compile(
    r"https?:|://|www\.|\w@\w|\.[a-z]{2,}/"
    r"|[\w-]\w\.(?:com|net|org|info|biz|xyz|top|site|online|shop|club|store|app|dev|link|click"
    r"|eu|it|cn|ru|uk|io|中国|рф)(?![a-z0-9])",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """Put one line of text in order: NFC, trimmed, each run of white space one space."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def tidy_lines(text: str) -> str:
    r"""Put text of several lines in order: NFC, trimmed, every kind of line break a `\n`."""
    return unicodedata.normalize("NFC", characters.one_kind_of_line_break(text)).strip()


def fault_in_name(typed: str) -> Fault | None:
    """Say why a name of 1-100 characters in any script cannot be taken as typed, or None."""
    if fault := fault_in_line(typed, NAME_LENGTH):
        return fault
    name = tidy(typed)
    if not name:
        return "missing"
    # NFKC, because a spreadsheet may take the full-width ＝ for the plain one.
    if unicodedata.normalize("NFKC", name[0]).startswith(_FORMULA_STARTS):
        return "formula"
    if _holds_web_address(name):
        return "web_address"
    return None if any(map(_is_letter, name)) else "no_letter"


def fault_in_line(typed: str, longest: int = LINE_LENGTH) -> Fault | None:
    """Say why a line of at most `longest` characters cannot be taken as typed; empty is fine."""
    if _is_too_long(typed.strip(), longest) or len(line := tidy(typed)) > longest:
        return "too_long"
    # Looked at before it is tidied: a tab or line break in front is an attack on spreadsheets,
    # one behind comes with pasting.
    return (
        "characters" if characters.hides(typed.rstrip()) or characters.piles_marks(line) else None
    )


def fault_in_place(typed: str) -> Fault | None:
    """Say why a place cannot be taken, or None: shown beside the name, it holds no address."""
    return fault_in_line(typed) or ("web_address" if _holds_web_address(tidy(typed)) else None)


def fault_in_comment(typed: str, longest: int = COMMENT_LENGTH) -> Fault | None:
    """Say why a comment, plain text of several lines, cannot be taken; an empty one is fine."""
    if _is_too_long(typed.strip(), longest):
        return "too_long"
    text = tidy_lines(typed)
    if len(text) > longest:
        return "too_long"
    visible = text.replace("\n", " ").replace("\t", " ")
    return "characters" if characters.hides(visible) or characters.piles_marks(visible) else None


def initials(name: str) -> str:
    """Shorten a name to what its owner agreed to show: "M. P.", or surname and star for 王芳: 王*.

    Of a Chinese, Japanese or Korean name written with spaces only the first word is shown.
    """
    shown = [initial for initial in map(_initial, name.split()) if initial]
    first_star = next((at for at, initial in enumerate(shown) if initial.endswith("*")), None)
    kept = (part for at, part in enumerate(shown) if at == first_star or not part.endswith("*"))
    return " ".join(kept) or "*"


def _initial(word: str) -> str:
    """The first letter of a word with the marks that sit on it; nothing where there is none."""
    start = next((at for at, letter in enumerate(word) if _is_letter(letter)), None)
    if start is None:
        return ""
    if _CJK.match(word, start):
        return word[start] + "*"
    end = start + 1
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return word[start:end] + "."


def _is_letter(character: str) -> bool:
    return character.isalpha() or "\U00020000" <= character <= "\U0003fffd"


def _is_too_long(typed: str, longest: int) -> bool:
    """Judge by length alone, before any Unicode work whose cost grows faster than the text.

    Composed, a letter takes up to four characters less (Vietnamese, Korean, ancient Greek).
    """
    return len(typed) > 4 * longest


def _holds_web_address(line: str) -> bool:
    """Whether a web or email address stands in the line, in full-width letters too."""
    return _WEB_ADDRESS.search(unicodedata.normalize("NFKC", line)) is not None
