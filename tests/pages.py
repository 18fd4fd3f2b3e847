"""What every HTML page must keep, whoever fetches it: headings, labels, ids, no foreign host."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

Attributes = dict[str, str]
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input"))
VOID |= {"link", "meta", "source", "track", "wbr"}
CONTROLS = frozenset(("input", "select", "textarea"))
UNLABELLED = frozenset(("hidden", "submit", "button", "image", "reset"))
FETCHED_RELS = frozenset(
    (
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "manifest",
        "preload",
        "modulepreload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
    )
)
DATA = "application/ld+json"
TITLE_PREFIXES = ("Error: ", "Errore: ", "错误：")


@dataclass
class Element:
    """One element as it opens; `text` grows while it is open."""

    tag: str
    attributes: Attributes
    ancestors: tuple["Element", ...]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says, with single spaces."""
        return " ".join("".join(self.pieces).split())

    def is_inside(self, tag: str) -> bool:
        """Whether an element of that tag encloses it."""
        return any(ancestor.tag == tag for ancestor in self.ancestors)


class Page(HTMLParser):
    """The elements of an HTML page in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags."""
        return [element for element in self.elements if element.tag in tags]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser."""
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Called by the parser; closes what was left open inside, as a browser does."""
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Called by the parser."""
        for element in self._open:
            element.pieces.append(data)


def faults(html: str, host: str = "127.0.0.1:8000") -> list[str]:
    """What is wrong with a page that `host` serves, one sentence each; empty when all is well."""
    page = Page(html)
    checks = (_headings, _languages, _ids, _controls, _pictures, _inline)
    found = [fault for check in checks for fault in check(page)]
    return found + list(_foreign(page, host))


def _headings(page: Page) -> Iterator[str]:
    headings = page.all("h1")
    titles = [title for title in page.all("title") if not title.is_inside("svg")]
    if len(headings) != 1:
        yield f"{len(headings)} h1 instead of one"
    if len(titles) != 1:
        yield f"{len(titles)} titles instead of one"
    if len(headings) == len(titles) == 1:
        title, heading = titles[0].text, headings[0].text
        for prefix in TITLE_PREFIXES:
            title = title.removeprefix(prefix)
        if not heading or not title.startswith(heading):
            yield f"the title {title!r} does not begin with the h1 {heading!r}"


def _languages(page: Page) -> Iterator[str]:
    if not all(html.attributes.get("lang") for html in page.all("html")) or not page.all("html"):
        yield "html without lang"


def _ids(page: Page) -> Iterator[str]:
    ids = Counter(e.attributes["id"] for e in page.elements if "id" in e.attributes)
    yield from (f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    for element in page.elements:
        for name in _references(element):
            if name not in ids:
                yield f"{element.tag} refers to #{name}, which is missing"


def _references(element: Element) -> list[str]:
    attributes = element.attributes
    names = [attributes["for"]] if "for" in attributes else []
    for relation in ("aria-labelledby", "aria-describedby", "aria-controls"):
        names += attributes.get(relation, "").split()
    href = attributes.get("href", "")
    return [*names, href[1:]] if href.startswith("#") and href != "#" else names


def _controls(page: Page) -> Iterator[str]:
    named = {label.attributes.get("for") for label in page.all("label") if label.text}
    for control in page.all(*CONTROLS):
        if control.attributes.get("type") not in UNLABELLED and not _is_labelled(control, named):
            yield f"{control.tag} {control.attributes.get('name')!r} has no label"


def _is_labelled(control: Element, named: set[str | None]) -> bool:
    attributes = control.attributes
    if attributes.get("id", "") in named or attributes.keys() & {"aria-label", "aria-labelledby"}:
        return True
    return any(around.tag == "label" and around.text for around in control.ancestors)


def _pictures(page: Page) -> Iterator[str]:
    for picture in page.all("img"):
        if "alt" not in picture.attributes:
            yield f"img {picture.attributes.get('src')!r} has no alt"


def _inline(page: Page) -> Iterator[str]:
    yield from ("a style element" for _ in page.all("style"))
    yield from ("a script inside the page" for script in page.all("script") if _runs_inside(script))
    for element in page.elements:
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on"):
                yield f"{element.tag} has the attribute {name}"
            if value.strip().lower().startswith("javascript:"):
                yield f"{element.tag} has a script in {name}"


def _runs_inside(script: Element) -> bool:
    """Whether a browser would run it; a block of data is none that it runs."""
    return "src" not in script.attributes and script.attributes.get("type") != DATA


def _foreign(page: Page, host: str) -> Iterator[str]:
    for element in page.elements:
        for address in _fetched(element):
            parts = urlsplit(address)
            if parts.scheme not in ("", "http", "https") or parts.netloc not in ("", host):
                yield f"{element.tag} fetches {address}"


def _fetched(element: Element) -> list[str]:
    """The addresses that a browser opens by itself, or sends a form to."""
    attributes = element.attributes
    names = ["src", "poster", "data", "action", "formaction", "xlink:href"]
    rels = set(attributes.get("rel", "").lower().split())
    if (element.tag == "link" and rels & FETCHED_RELS) or element.is_inside("svg"):
        names.append("href")
    several = [
        piece.split()[0] for piece in attributes.get("srcset", "").split(",") if piece.strip()
    ]
    return [attributes[name] for name in names if name in attributes] + several
