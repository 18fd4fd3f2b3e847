"""What a page of messages says, and where it leads."""

from tests.pages import Page


def texts(html: str) -> list[str]:
    """What the messages of a page say, in its order."""
    return [quote.text for quote in Page(html).all("blockquote") if quote.is_inside("article")]


def head(html: str, attribute: str, value: str) -> str:
    """The content, or the address, of one element in the head."""
    (found,) = [e for e in Page(html).all("meta", "link") if e.attributes.get(attribute) == value]
    return found.attributes.get("content") or found.attributes["href"]


def older(html: str) -> str | None:
    hrefs = [a.attributes["href"] for a in Page(html).all("a") if a.attributes.get("rel") == "next"]
    return hrefs[0] if hrefs else None
