"""HTML tags in what somebody typed: allowed ones stay, in one spelling; the others go, counted.

Whatever is no tag of HTML (`I <3 you`, `a < b`, `<grin>`) is text, and is escaped as such.
"""

import html
import re
from collections import Counter

from petition.rules import characters

TAGS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("p", "br", "strong", "b", "em", "i", "ul", "blockquote"), frozenset()),
    "ol": frozenset({"start"}),
    "li": frozenset({"value"}),
    "a": frozenset({"href"}),
}
"""The tags that a published text may have, each with its attributes."""

_WITH_CONTENT = (
    "applet|iframe|math|noembed|noframes|noscript|object|plaintext|script|style|svg|template|xmp"
)
_OTHERS = (
    "abbr|acronym|address|animate|area|article|aside|audio|base|basefont|bdi|bdo|bgsound|big|blink"
    "|body|button|canvas|caption|center|cite|code|col|colgroup|command|data|datalist|dd|del|details"
    "|dfn|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|font|footer|foreignobject|form"
    "|frame|frameset|h[1-6]|head|header|hgroup|hr|html|image|img|input|ins|isindex|kbd|keygen|label"
    "|legend|link|listing|main|map|mark|marquee|menu|menuitem|meta|meter|nav|nobr|optgroup|option"
    "|output|param|picture|portal|pre|progress|q|rb|rp|rt|rtc|ruby|s|samp|search|section|select"
    "|slot|small|source|spacer|span|strike|sub|summary|sup|table|tbody|td|textarea|tfoot|th|thead"
    "|time|title|tr|track|tt|u|var|video|wbr"
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "wbr")
)
# No "<" within a tag: every attempt to read one ends at the next, so reading takes one pass.
_ATTRIBUTES = r"""(?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*+)?>"""
TOKEN = re.compile(
    rf"<(?P<gone>{_WITH_CONTENT})(?P<of_gone>{_ATTRIBUTES}).*?(?:</(?P=gone)(?![a-z0-9])[^<>]*>|\Z)"
    rf"|<(?P<slash>/?)(?P<name>{'|'.join(TAGS)}|{_WITH_CONTENT}|{_OTHERS})(?P<rest>{_ATTRIBUTES})"
    r"|(?P<comment><!--.*?(?:-->|\Z)|<[!?][a-z\[][^<>]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)"
    r"|[<&]",
    re.IGNORECASE | re.DOTALL,
)
"""An element that goes with its content (`gone`), a tag (`name`), a comment or an entity."""

_ATTRIBUTE = re.compile(r"""([^\s/="']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
# Private-use characters are hidden ones: no text has them when they begin to stand for others.
_FOUR = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_STAND_INS = {ord(sign): chr(0xE000 + at) for at, sign in enumerate(_FOUR.values())}
_ENTITIES = {0xE000 + at: f"&{name};" for at, name in enumerate(_FOUR)}
_FOUR_ENTITIES = re.compile("&(lt|gt|amp|quot);")
# Our own output has it, and so does what is pasted from most other sites.
_IGNORED = frozenset({"rel"})
_NUMBERED = frozenset({"start", "value"})


def only_allowed(source: str, removed: Counter[str]) -> str:
    """The text with the tags of `TAGS` alone, every other `<` and `&` held; counts what went."""
    return _Reader(removed).read(source)


def held(text: str) -> str:
    """Text whose `<`, `>`, `&` and `"` are held back by stand-ins, for `released` to escape.

    Markup readers take each entity as a token of its own: four thousand of them cost 0.1 s.
    """
    return text.translate(_STAND_INS)


def released(html: str) -> str:
    """HTML with an entity for each stand-in."""
    return html.translate(_ENTITIES)


def with_entities_held(html: str) -> str:
    """HTML whose entities for those four characters are stand-ins."""
    return _FOUR_ENTITIES.sub(lambda entity: held(_FOUR[entity[1]]), html)


class _Reader:
    """Reads one text from its beginning to its end."""

    def __init__(self, removed: Counter[str]) -> None:
        self.removed = removed
        self.opened: Counter[str] = Counter()

    def read(self, source: str) -> str:
        return TOKEN.sub(self._replacement, source)

    def _replacement(self, found: re.Match[str]) -> str:
        if found["name"]:
            return self._tag(found["slash"], found["name"].lower(), found["rest"])
        if found["entity"]:
            return self._character(found["entity"])
        if found["gone"]:
            self.removed["script" if found["gone"].lower() == "script" else "markup"] += 1
            return ""
        if found["comment"]:
            self.removed["markup"] += 1
            return ""
        return held(found[0])

    def _character(self, entity: str) -> str:
        shown = characters.visible(html.unescape(entity))
        self.removed["hidden_characters"] += not shown
        return held(shown)

    def _tag(self, slash: str, name: str, rest: str) -> str:
        if name in TAGS:
            return f"</{name}>" if slash else f"<{name}{self._attributes(name, rest[:-1])}>"
        self._count(slash, name, rest)
        return ""

    def _count(self, slash: str, name: str, rest: str) -> None:
        """Count an element once, by its opening; an end tag only where it ends nothing."""
        if slash and self.opened[name]:
            self.opened[name] -= 1
            return
        kinds = {_kind(attribute[0]) for attribute in _ATTRIBUTE.findall(rest)}
        self.removed["script" if "script" in kinds else "markup"] += 1
        self.opened[name] += not slash and name not in _VOID

    def _attributes(self, name: str, typed: str) -> str:
        kept: dict[str, str] = {}
        for attribute, *values in _ATTRIBUTE.findall(typed):
            key, value = attribute.lower(), html.unescape("".join(values)).strip()
            if key in TAGS[name] and _fits(key, value):
                kept.setdefault(key, value)
            elif key not in _IGNORED:
                self.removed[_kind(key)] += 1
        return "".join(f' {key}="{html.escape(value)}"' for key, value in kept.items())


def _fits(attribute: str, value: str) -> bool:
    return attribute not in _NUMBERED or re.fullmatch("[0-9]{1,9}", value) is not None


def _kind(attribute: str) -> str:
    """What an attribute that goes counts as: `onclick` and its like are script."""
    return "script" if attribute.lower().startswith("on") else "markup"
