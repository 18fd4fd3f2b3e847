"""What an embed costs the page of another site: requests and bytes, as a browser counts them."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Request

from bench.rows.footprint import Footprint
from bench.rows.pair import Pair
from tests import browser
from tests.journeys.hosting import HostSite


@dataclass(frozen=True)
class Embed:
    """One form of embed: its code, and how many requests and bytes it may cost."""

    name: str
    code: str
    requests: int
    bytes: int


# Of the element the script alone is to stay below 4,000 bytes; here come headers and the count.
EMBEDS = (
    Embed(
        "element",
        '<petition-counter campaign="{slug}" lang="it">0</petition-counter>'
        '<script async src="{base}/embed/v1.js"></script>',
        2,
        6_000,
    ),
    Embed("frame", '<iframe src="{base}/embed/{slug}?lang=it"></iframe>', 6, 60_000),
    Embed("sign frame", '<iframe src="{base}/embed/{slug}/sign?lang=it"></iframe>', 6, 60_000),
    Embed(
        "badge",
        '<img alt="" src="{base}/embed/{slug}/badge.svg?lang=it&amp;theme=light">',
        1,
        2_000,
    ),
)


def rows(pair: Pair) -> Iterator[Footprint]:
    """Two rows for each form: requests, and bytes with their headers, compressed."""
    with browser.chromium() as chromium:
        for embed in EMBEDS:
            sent = _sent(chromium, pair, embed)
            for unit, ours, most in (
                ("requests", len(sent), embed.requests),
                ("bytes", sum(sent), embed.bytes),
            ):
                title = f"{embed.name} on a page, {unit}, {pair.place.name}"
                yield Footprint(title, unit, ours, most, [most / ours], 1.0)


def _sent(chromium: Browser, pair: Pair, embed: Embed) -> list[int]:
    """The bytes of each answer that a page with this embed asked us for."""
    base = f"http://127.0.0.1:{pair.product.port}"
    asked: list[Request] = []
    context = chromium.new_context()
    page = context.new_page()
    page.on("requestfinished", lambda request: asked.append(request))
    with HostSite(base) as host:
        page.goto(host.show(embed.code.format(base=base, slug=pair.site.slug)))
        page.wait_for_load_state("networkidle")
    sizes = [each.sizes() for each in asked if each.url.startswith(base)]
    context.close()
    return [each["responseBodySize"] + each["responseHeadersSize"] for each in sizes]
