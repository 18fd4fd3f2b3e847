"""What may stand in published HTML, read with the parser of the standard library."""

from html.parser import HTMLParser

from petition.rules import text_tags

REL = "nofollow ugc noopener noreferrer"


class Faults(HTMLParser):
    """Collects every tag, attribute and address that must not be there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        self.found += [f"<{name}> stays open" for name in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        allowed = text_tags.TAGS.get(tag)
        if allowed is None or set(given) - allowed - {"rel"}:
            self.found.append(self.get_starttag_text() or tag)
        if tag == "a" and given.get("rel") != REL:
            self.found.append("a link without rel")
        if not (given.get("href") or "https://").lower().startswith(("http://", "https://")):
            self.found.append(str(given["href"]))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}> ends nothing")

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)


def faults_in(html: str) -> list[str]:
    """Whatever is not allowed in published HTML."""
    return Faults(html).found
