"""What a visitor typed becomes the HTML that is published: bleach cleans, nh3 has the last word.

The only importer of both. No setting turns it off; the tests replace `sanitise` and `rendered`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

import nh3
from bleach.linkifier import LinkifyFilter
from bleach.sanitizer import Cleaner

from petition.rules import (
    characters,
    errors,
    names,
    text_emails,
    text_markup,
    text_plain,
    text_tags,
)

BODY_LENGTH = 4000
TITLE_LENGTH = 150
HTML_LENGTH = 48_000
MOST_LINKS = 50

Fault = Literal["missing", "too_long", "characters"]
_Attributes = dict[tuple[str | None, str] | str, str]

# Chinese punctuation ends an address; every top-level domain and every script may be in one.
_URL = re.compile(
    r"(?<!\()\(*+https?://[^\s<>\"'`{}|\\^\[\]\ue000\ue001\ue003\u2018-\u201f\u2026\u3000-\u303f\uff00-\uff0f\uff1a-\uff20"
    r"\uff3b-\uff40\uff5b-\uff65]+",
    re.IGNORECASE,
)
_REL = "nofollow ugc noopener noreferrer"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text ready to be published, as HTML and as plain text, and how much went, by kind.

    The kinds in `removed`: `script`, `markup`, `link`, `email`, `hidden_characters`.
    """

    html: str
    plain: str
    removed: Mapping[str, int]


def clean(source: str) -> Cleaned:
    """Make HTML of what somebody typed; refuses, as `errors.Invalid`, what is longer than a body.

    Text with more markup than a message has is shown as typed, with lines and links alone.
    """
    if fault_in_body(source) == "too_long":
        raise errors.Invalid({"body": "too_long"})
    removed: Counter[str] = Counter()
    html = rendered(source, removed)
    return Cleaned(html, text_plain.visible_text(html), MappingProxyType(dict(+removed)))


def fault_in_body(typed: str) -> Fault | None:
    """Say why the text of a message, 1-4000 characters on any number of lines, cannot be taken."""
    if len(typed.strip()) > 2 * BODY_LENGTH or len(body := names.tidy_lines(typed)) > BODY_LENGTH:
        return "too_long"
    if not characters.visible(body).strip():
        return "missing"
    return "characters" if characters.piles_marks(body) else None


def fault_in_title(typed: str) -> Fault | None:
    """Say why a title, plain text of 1-150 characters on one line, cannot be taken."""
    fault = names.fault_in_line(typed, TITLE_LENGTH)
    if fault:
        return "too_long" if fault == "too_long" else "characters"
    return None if names.tidy(typed) else "missing"


def rendered(source: str, removed: Counter[str]) -> str:
    """The HTML to publish; counts in `removed` what does not appear in it."""
    typed = _visible(source, removed)
    found: Counter[str] = Counter()
    try:
        marked_up = names.tidy_lines(text_tags.only_allowed(typed, found))
        html = sanitise(text_markup.as_html(_without_emails(marked_up, found), found), found)
    except text_markup.TooMuch:
        return _as_typed(typed, removed)
    if len(html) > HTML_LENGTH:
        return _as_typed(typed, removed)
    removed += found
    plain = text_plain.visible_text(html)
    # An address may be put together by tags: an<b>na@exam</b>ple.org.
    return _as_typed(plain, removed) if text_emails.holds_email(plain) else html


def sanitise(html: str, removed: Counter[str]) -> str:
    """HTML with nothing but the allowed tags, attributes and web links."""
    linkify = partial(LinkifyFilter, url_re=_URL, callbacks=[_Links(removed)])
    # Neither thread-safe nor free to build, a cleaner is made for each text.
    cleaner = Cleaner(
        tags=frozenset(text_tags.TAGS),
        attributes={tag: list(allowed) for tag, allowed in text_tags.TAGS.items()},
        protocols={"http", "https"},
        filters=[linkify],
    )
    cleaned = cleaner.clean(text_tags.with_entities_held(html))
    return has_last_word(text_tags.released(cleaned))


def has_last_word(html: str) -> str:
    """What nh3, another parser with the same rules, leaves of the HTML."""
    return nh3.clean(
        html,
        tags=set(text_tags.TAGS),
        clean_content_tags={"script", "style"},
        attributes={tag: set(allowed) for tag, allowed in text_tags.TAGS.items() if allowed},
        url_schemes={"http", "https"},
        url_relative="deny",
        link_rel=_REL,
    )


class _Links:
    """Decides on each link, and counts those that somebody made and that do not stay."""

    def __init__(self, removed: Counter[str]) -> None:
        self.removed = removed
        self.left = MOST_LINKS

    def __call__(self, attributes: _Attributes, new: bool = False) -> _Attributes | None:
        """The link's attributes, or None when its text alone stays."""
        if self.left and _leads_to_the_web(attributes.get((None, "href"), "")):
            self.left -= 1
            return {**attributes, (None, "rel"): _REL}
        self.removed["link"] += not new
        return None


def _leads_to_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_whole and parts.scheme in ("http", "https") and "@" not in parts.netloc


def _as_typed(typed: str, removed: Counter[str]) -> str:
    return sanitise(text_markup.as_plain_html(_without_emails(typed, removed)), removed)


def _visible(text: str, removed: Counter[str]) -> str:
    text = characters.one_kind_of_line_break(text)
    shown = characters.visible(text)
    removed["hidden_characters"] += len(text) - len(shown)
    return names.tidy_lines(shown)


def _without_emails(text: str, removed: Counter[str]) -> str:
    shown, count = text_emails.without_emails(text)
    removed["email"] += count
    return shown
