"""From text with a little markup to HTML: paragraphs, line breaks, emphasis, lists, quotes.

Its tags are properly nested and few, so that whoever reads the HTML has nothing to repair.
"""

import re
from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from petition.rules import text_tags

MOST_TAGS = 200
MOST_BREAKS = 400
MOST_DEPTH = 10

_RULES = ("newline", "emphasis", "list", "blockquote", "html_inline", "html_block")
# "1984. A year" is no list, "+ 39" no bullet, and ">_<" no quote.
_LIST_MARK = re.compile(r"(?:-|\d{1,2}\.)(?=\s)")
_QUOTE_MARK = re.compile(r">(?=[ \t\n>]|\Z)")
_TAG = re.compile(r"<(/?)([a-z]+)([^<>]*)>")
_BREAKING = frozenset({"p", "br"})
_BLOCKS = frozenset({"p", "ul", "ol", "blockquote"})
_CLOSED_BY_THE_NEXT = frozenset({"p", "li"})


class TooMuch(Exception):
    """There are more tags, or they are nested deeper, than a message has."""


def as_html(text: str, removed: Counter[str]) -> str:
    """The HTML of a text whose only tags are allowed ones; raises `TooMuch`."""
    if text.count("\n") > MOST_BREAKS:
        raise TooMuch
    markdown = MarkdownIt("zero", {"html": True, "breaks": True, "maxNesting": 4 * MOST_DEPTH})
    markdown.enable(_RULES)
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.block.ruler.at(
        "blockquote", _quote, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.core.ruler.push("numbers", _keep_numbers)
    return _nested(markdown.render(text), removed)


def as_plain_html(text: str) -> str:
    """The HTML of a text in which nothing is markup but its lines, unless these are too many."""
    shown = text_tags.held(text)
    if shown.count("\n") > MOST_BREAKS:
        return f"<p>{' '.join(shown.split())}</p>"
    paragraphs = re.split(r"\n\s*\n", shown)
    return "".join("<p>{}</p>\n".format(lines.replace("\n", "<br>\n")) for lines in paragraphs)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return _begins(state, start, _LIST_MARK) and list_block(state, start, end, silent)


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return _begins(state, start, _QUOTE_MARK) and blockquote(state, start, end, silent)


def _begins(state: StateBlock, line: int, mark: re.Pattern[str]) -> bool:
    return mark.match(state.src, state.bMarks[line] + state.tShift[line]) is not None


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Only by stars: underscores stand in names of files and accounts."""
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _keep_numbers(state: StateCore) -> None:
    """Let each item keep the number that was typed: Markdown counts from the first one."""
    expected: list[int] = []
    for token in state.tokens:
        if token.type == "ordered_list_open":
            expected.append(int(token.attrs.get("start", 1)))
        elif token.type == "ordered_list_close":
            expected.pop()
        elif token.info:
            expected[-1] = _keep_number(token, expected[-1]) + 1


def _keep_number(item: Token, expected: int) -> int:
    if int(item.info) != expected:
        item.attrSet("value", item.info)
    return int(item.info)


def _nested(rendered: str, removed: Counter[str]) -> str:
    """The same HTML with every tag closed in its place; tags that fit nowhere go, counted."""
    _refuse_too_many(rendered)
    nesting, position = _Nesting(removed), 0
    for tag in _TAG.finditer(rendered):
        nesting.parts.append(rendered[position : tag.start()])
        nesting.add(*tag.groups())
        position = tag.end()
    nesting.parts.append(rendered[position:])
    nesting.close_down_to(0)
    return "".join(nesting.parts)


def _refuse_too_many(rendered: str) -> None:
    names = Counter(tag[2] for tag in _TAG.finditer(rendered))
    breaking = sum(names[name] for name in _BREAKING)
    if breaking > MOST_BREAKS or names.total() - breaking > MOST_TAGS:
        raise TooMuch


class _Nesting:
    """The tags that are open, and the HTML so far in parts, where an opening tag may yet go."""

    def __init__(self, removed: Counter[str]) -> None:
        self.removed = removed
        self.parts: list[str] = []
        self.open: list[tuple[str, int]] = []

    def add(self, slash: str, name: str, attributes: str) -> None:
        """Take the next tag."""
        if name == "br":
            self.parts.append("<br>")
        elif slash:
            self._end(name)
        else:
            self._begin(name, attributes)

    def close_down_to(self, depth: int) -> None:
        """Close what is open above a depth; only paragraphs and items may lack an end."""
        while len(self.open) > depth:
            name, at = self.open.pop()
            if name in _CLOSED_BY_THE_NEXT:
                self.parts.append(f"</{name}>")
            else:
                self.parts[at] = ""
                self.removed["markup"] += 1

    def _begin(self, name: str, attributes: str) -> None:
        if name == "a" and self._depth_of("a") is not None:
            self.removed["link"] += 1
            return
        self._make_room(name)
        self.open.append((name, len(self.parts)))
        self.parts.append(f"<{name}{attributes}>")
        if sum(name not in _CLOSED_BY_THE_NEXT for name, _ in self.open) > MOST_DEPTH:
            raise TooMuch

    def _make_room(self, name: str) -> None:
        if name in _BLOCKS:
            self._end_if_open("p")
        elif name == "li" and self.open and self.open[-1][0] in _CLOSED_BY_THE_NEXT:
            self._end_if_open("li")

    def _end(self, name: str) -> None:
        # A paragraph was closed by the block that began within it: its end is not missed.
        if not self._end_if_open(name) and name not in _CLOSED_BY_THE_NEXT:
            self.removed["markup"] += 1

    def _end_if_open(self, name: str) -> bool:
        depth = self._depth_of(name)
        if depth is None:
            return False
        self.close_down_to(depth + 1)
        self.open.pop()
        self.parts.append(f"</{name}>")
        return True

    def _depth_of(self, name: str) -> int | None:
        """Where the innermost element of that name is open."""
        depths = (at for at in reversed(range(len(self.open))) if self.open[at][0] == name)
        return next(depths, None)
