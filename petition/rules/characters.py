"""Characters as a reader sees them: which are hidden, which scripts need, which are Chinese."""

import re
import unicodedata

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fffd\U00030000-\U0003fffd"
CJK = f"\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\uac00-\ud7a3{HAN}"

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FOUR_MARKS = re.compile("(?:M.){4}")

_JOINING = "\u0600-\u109f\u1780-\u18af"
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"

# Unprintable to Python, yet part of what people rightly write: Persian and Indic joiners, emoji
# sequences, variants of Han characters, and emoji and Han newer than Python's Unicode tables.
_NEEDED = (
    f"(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])"
    f"|(?<=[\ufe0f{_EMOJI}])\u200d(?=[{_EMOJI}])"
    f"|(?<=[\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299{_EMOJI}])[\ufe0e\ufe0f]"
    "|(?<=[#*0-9])\ufe0f(?=\u20e3)"
    f"|(?<=[{HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    "|[\U0001f000-\U0001faff\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_NEEDED_ONE = re.compile(_NEEDED)
_NEEDED_OR_ANY = re.compile(f"({_NEEDED})|.", re.DOTALL)
# Printable to Python, yet blank on the page (fillers, selectors), or the trace of broken UTF-8.
_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd"
    "\U000e0100-\U000e01ef]"
)


def one_kind_of_line_break(text: str) -> str:
    r"""The text with every kind of line break as `\n`."""
    return _LINE_BREAKS.sub("\n", text)


def hides(text: str) -> bool:
    """Whether the text holds a character that nobody sees: controls, bidi, zero-width, broken."""
    rest = _SPACES.sub(" ", text)
    return not (_is_all_visible(rest) or _is_all_visible(_NEEDED_ONE.sub("", rest)))


def visible(text: str) -> str:
    """The text without hidden characters; spaces, tabs and line feeds stay."""
    while hides(text.replace("\n", " ").replace("\t", " ")):
        text = _NEEDED_OR_ANY.sub(_kept, text)
    return text


def piles_marks(text: str) -> bool:
    """Whether more than three combining marks follow one another (the "zalgo" effect)."""
    categories = "" if text.isascii() else "".join(map(unicodedata.category, text))
    return _FOUR_MARKS.search(categories) is not None


def _kept(found: re.Match[str]) -> str:
    character = found[0]
    is_kept = found[1] or character in "\n\t" or not hides(character)
    return character if is_kept else ""


def _is_all_visible(text: str) -> bool:
    return text.isprintable() and not _BLANKS.search(text)
