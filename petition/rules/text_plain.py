"""What a reader sees of published HTML, as plain text: for excerpts, cards and emails."""

import html
import re

from petition.rules import characters

_TAG = re.compile(r"<(/?)([a-z]+)([^<>]*)>")
_BREAK = re.compile(r"(</?(?:br|p|ul|ol|li|blockquote)\b[^<>]*>)\n")
_NUMBER = re.compile('(?:start|value)="([0-9]+)"')
_LISTS = frozenset({"ul", "ol"})
_PARAGRAPHS = frozenset({"p", "blockquote"})
_CJK = f"{characters.CJK}\u3001-\u301f\uff01-\uff60"
_IDEOGRAPH = re.compile(f"[{_CJK}]")
_BEGUN_WORD = re.compile(rf"(?:\s|(?<=[{_CJK}]))[^\s{_CJK}]*\Z")


def visible_text(published: str) -> str:
    """The text of published HTML: a blank line between paragraphs, items with their mark."""
    flowing = _BREAK.sub(r"\1", published).replace("\n", " ")
    lines = html.unescape(_TAG.sub(_Marks(), flowing)).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip(" ") for line in lines)).strip()


def excerpt(plain: str, most: int) -> str:
    """The beginning of a text on one line, at most so many characters, ending at a word's end."""
    line = " ".join(plain.split())
    if len(line) <= most:
        return line
    return _whole_words(line[: most - 1], line[most - 1]).rstrip(" ,;:、，；：") + "…"


def _whole_words(start: str, following: str) -> str:
    """The start of a line without a word that goes on behind it, unless it is one long word."""
    if following == " " or _IDEOGRAPH.match(following) or _IDEOGRAPH.match(start[-1:]):
        return start
    return _BEGUN_WORD.sub("", start) or start


class _Marks:
    """Puts in the place of each tag what a reader sees there."""

    def __init__(self) -> None:
        self.lists: list[int | None] = []
        self.is_at_item = False

    def __call__(self, tag: re.Match[str]) -> str:
        slash, name, attributes = tag.groups()
        if name == "br":
            return "\n"
        if name == "li":
            self.is_at_item = not slash
            return "" if slash else "\n" + self._item_mark(attributes)
        if name in _LISTS:
            return self._list(slash, name, attributes)
        return self._space(slash) if name in _PARAGRAPHS else ""

    def _space(self, slash: str) -> str:
        """A paragraph stands apart, save the first of an item, which follows the mark."""
        is_first = self.is_at_item and not slash
        self.is_at_item = False
        return "" if is_first else "\n\n"

    def _list(self, slash: str, name: str, attributes: str) -> str:
        depth_outside = len(self.lists) - len(slash)
        if not slash:
            number = _NUMBER.search(attributes)
            first = int(number[1]) if number else 1
            self.lists.append(first if name == "ol" else None)
        elif self.lists:
            self.lists.pop()
        return "" if depth_outside > 0 else "\n\n"

    def _item_mark(self, attributes: str) -> str:
        if not self.lists or self.lists[-1] is None:
            return "- "
        given = _NUMBER.search(attributes)
        number = int(given[1]) if given else self.lists[-1]
        self.lists[-1] = number + 1
        return f"{number}. "
