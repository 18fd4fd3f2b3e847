"""What must not happen while a visitor reads: console messages, foreign hosts, server errors."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response


class Watch:
    """Listens to one page; a breach of the Content-Security-Policy is a console message, too."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self._faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("request", lambda request: self.requests.append(request))
        page.on("response", self._response)

    def faults(self) -> list[str]:
        """All that went amiss, a line each."""
        hosts = {urlsplit(request.url).netloc for request in self.requests}
        foreign = [] if len(hosts) <= 1 else [f"requests went to {sorted(hosts)}"]
        return self._faults + foreign

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium notes every answer from 400 on, which is no fault of the page.
        if not message.text.startswith("Failed to load resource: the server responded with"):
            self._faults.append(f"{self.page.url}: {message.type}: {message.text}")

    def _error(self, error: Error) -> None:
        self._faults.append(f"{self.page.url}: {error.message}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self._faults.append(f"{response.url}: {response.status}")
