"""The sign form as a browser has it: every field that the page draws, and what a visitor types."""

import time
from collections.abc import Callable

from werkzeug.test import TestResponse

from tests.pages import Element, Page
from tests.visitor import Visitor

SLUG = "chinahearts"
ANNA = {"name": "Anna Prova", "email": "anna@example.org", "country": "IT", "consent": "1"}


def drawn(html: str) -> dict[str, str]:
    """What a browser would send of a page's sign form if nothing was touched."""
    page = Page(html)
    fields = {}
    for control in page.all("input"):
        attributes = control.attributes
        is_choice = attributes.get("type") in ("checkbox", "radio")
        if not is_choice or "checked" in attributes:
            fields[attributes["name"]] = attributes.get("value", "on" if is_choice else "")
    for area in page.all("textarea"):
        fields[area.attributes["name"]] = area.text
    return fields | {select.attributes["name"]: _chosen(page, select) for select in selects(page)}


def selects(page: Page) -> list[Element]:
    """The select elements of a page."""
    return page.all("select")


def _chosen(page: Page, select: Element) -> str:
    options = [each for each in page.all("option") if select in each.ancestors]
    chosen = [each for each in options if "selected" in each.attributes] or options
    return chosen[0].attributes.get("value", "")


def sign(client: Visitor, language: str = "it", slug: str = SLUG, **typed: str) -> TestResponse:
    """Opens the page, fills in Anna's details and `typed`, and sends the form.

    A field typed as None is not sent at all.
    """
    page = client.get(f"/{language}/{slug}/")
    fields = drawn(page.text) | ANNA | typed
    sent = {name: value for name, value in fields.items() if value is not None}
    return client.post(f"/{language}/{slug}/sign", data=sent)


def answer(response: TestResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    """All of an answer that could tell one visitor from another."""
    headers = sorted((name, value) for name, value in response.headers if name != "Date")
    return response.status_code, headers, response.data


def eventually(is_so: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something becomes true before long: caches forget within a second or two."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
