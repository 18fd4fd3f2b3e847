"""A real browser, its policy switched off, that notices whatever a page makes it do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Browser, Request
from werkzeug.serving import make_server

# What a page holds that would act on a click or a glance; what acts by itself does so anyway.
TRAPS = """() => {
  const addresses = ["href", "src", "action", "formaction", "data", "xlink:href"];
  const isScript = /^[\\s\\x00-\\x20]*(javascript|data|vbscript):/i;
  const isDeed = ({ name, value }) => name.startsWith("on") || name === "srcdoc"
    || (addresses.includes(name) && isScript.test(value));
  const isTrap = (element) => [...element.attributes].some(isDeed);
  const isForeign = (element) => element.tagName === "SCRIPT"
    && element.type !== "application/ld+json"
    && new URL(element.src || "about:blank").host !== location.host;
  return [...document.querySelectorAll("*")]
    .filter((element) => isTrap(element) || isForeign(element))
    .map((element) => element.outerHTML.slice(0, 120));
}"""


@contextmanager
def served(app: Flask, port: int) -> Iterator[str]:
    """The application behind a plain server of this process; gives its address."""
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Lookout:
    """Opens addresses and documents; `seen` is what they did, or would do, a line each."""

    def __init__(self, browser: Browser, cookies: list[dict[str, Any]]) -> None:
        self.context = browser.new_context(bypass_csp=True)
        self.context.expose_binding("canary", lambda source: self._note("executes"))
        self.context.add_cookies(cookies)  # type: ignore[arg-type]
        self.page = self.context.new_page()
        self.page.on("request", self._request)
        self.page.on("dialog", lambda dialog: self._note("opens a dialog"))
        self.seen: list[str] = []
        self.opened = 0
        self._where = ""

    def open(self, address: str) -> int:
        """Opens an address; gives its status."""
        self._where = address
        answer = self.page.goto(address, wait_until="load")
        self._look()
        return answer.status if answer else 0

    def read(self, name: str, html: str) -> None:
        """Shows a document that did not come from an address, such as an email."""
        self._where = name
        self.page.set_content(html, wait_until="load")
        self._look()

    def close(self) -> None:
        """Ends it."""
        self.context.close()

    def _look(self) -> None:
        self.opened += 1
        for trap in self.page.evaluate(TRAPS):
            self._note(f"holds {trap}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.hostname != "127.0.0.1":
            self._note(f"asks for {request.url}")

    def _note(self, what: str) -> None:
        self.seen.append(f"{self._where} {what}")
