"""For moderators: the source as received, cut into what will be published and what will not.

It compares the source with the published HTML and takes no word of the cleaner's for it.
"""

import difflib
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from petition.rules import characters, text_emails, text_tags
from petition.rules.text import Cleaned

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(
    rf"\s+|^ *(?:-|\d{{1,2}}\.)(?=\s)|[{characters.CJK}]"
    rf"|(?:(?![{characters.CJK}])[\w\u0300-\u036f])+|.",
    re.DOTALL | re.MULTILINE,
)
_LIST_MARK = re.compile(r" *(?:-|\d{1,2}\.)")
_FORMATTING = frozenset("*>")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the source that is published, or is not."""

    text: str
    is_removed: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """The least that is judged as a whole: an element, a tag, an address, a word, a sign."""

    text: str
    kind: str

    @property
    def shown(self) -> str:
        """What a page that shows the piece would show, white space left out."""
        text = html.unescape(self.text) if self.kind == "entity" else self.text
        return _compact(text)

    @property
    def looks(self) -> tuple[str, ...]:
        """What may stand on the page in its place."""
        return (self.shown, text_emails.HIDDEN_EMAIL) if self.kind == "email" else (self.shown,)


def marked(source: str, cleaned: Cleaned) -> list[Part]:
    """Cut the source into parts; joined, their texts are the source.

    Marks that became formatting (`**`, `- `, allowed tags) count as published.
    """
    pieces = list(_pieces(source))
    judged = zip(_removed(pieces, cleaned.html), (piece.text for piece in pieces), strict=True)
    grouped = groupby(judged, key=lambda pair: pair[0])
    return [Part("".join(text for _, text in run), is_removed) for is_removed, run in grouped]


def _removed(pieces: list[_Piece], published: str) -> list[bool]:
    """Which pieces are neither shown nor became formatting; white space never counts."""
    seen = _compact(html.unescape(_TAG.sub("", published)))
    shown = _in_order(pieces, seen) or _by_difference(pieces, published)
    honoured = _honoured(pieces, published)
    return [
        piece.kind != "space" and not any(grounds)
        for piece, *grounds in zip(pieces, shown, honoured, strict=True)
    ]


def _compact(text: str) -> str:
    """What is seen of a text, with nothing between its words."""
    return "".join(unicodedata.normalize("NFC", characters.visible(text)).split())


def _pieces(source: str) -> Iterator[_Piece]:
    position = 0
    for found in text_tags.TOKEN.finditer(source):
        yield from _words(source[position : found.start()])
        kinds = ("gone", "comment", "entity", "name")
        yield _Piece(found[0], next((kind for kind in kinds if found[kind]), "sign"))
        position = found.end()
    yield from _words(source[position:])


def _words(text: str) -> Iterator[_Piece]:
    for piece, is_email in text_emails.split_at_emails(text):
        if is_email:
            yield _Piece(piece, "email")
        else:
            yield from (_Piece(found[0], _kind(found[0])) for found in _WORD.finditer(piece))


def _kind(word: str) -> str:
    if word.isspace():
        return "space"
    return "mark" if word in _FORMATTING or _LIST_MARK.fullmatch(word) else "word"


def _in_order(pieces: list[_Piece], published: str) -> list[bool] | None:
    """Which pieces are published, reading both side by side; None where that explains not all."""
    shown, position = [], 0
    for piece in pieces:
        found = next((text for text in piece.looks if published.startswith(text, position)), "")
        position += len(found)
        shown.append(found == piece.shown != "")
    return shown if position == len(published) else None


def _by_difference(pieces: list[_Piece], published: str) -> list[bool]:
    """The same by the longest common stretches, for whatever else a cleaner may do."""
    places = [at for at, piece in enumerate(pieces) if piece.shown]
    words = [pieces[at].shown for at in places]
    blocks = difflib.SequenceMatcher(None, words, _seen_words(published)).get_matching_blocks()
    shown = {place for start, _, size in blocks for place in places[start : start + size]}
    return [at in shown for at in range(len(pieces))]


def _seen_words(published: str) -> list[str]:
    words = _WORD.findall(html.unescape(_TAG.sub(" ", published)))
    return [word for word in map(_compact, words) if word]


def _honoured(pieces: list[_Piece], published: str) -> list[bool]:
    """Which pieces became formatting."""
    tags = Counter(_normal(tag[0]) for tag in _TAG.finditer(published))
    reader = _Tags(tags)
    return [
        piece.kind == "mark" or (piece.kind == "name" and reader.honours(piece.text))
        for piece in pieces
    ]


def _normal(tag: str) -> str:
    """A tag in the one spelling, or nothing where more than its spelling must change."""
    removed: Counter[str] = Counter()
    normal = text_tags.only_allowed(tag, removed)
    return "" if removed else normal


class _Tags:
    """Tells the tags of a source that are published: an end tag as its beginning."""

    def __init__(self, published: Counter[str]) -> None:
        self.published = published
        self.open: dict[str, list[bool]] = {}

    def honours(self, tag: str) -> bool:
        """Whether the next tag of the source is published as it is."""
        normal = _normal(tag)
        name = re.sub(r"[^a-z].*", "", tag.lstrip("</").lower(), flags=re.DOTALL)
        if tag.startswith("</"):
            return bool(self.open.get(name)) and self.open[name].pop()
        is_published = bool(normal) and self.published[normal] > 0
        self.published[normal] -= is_published
        self.open.setdefault(name, []).append(is_published)
        return is_published
