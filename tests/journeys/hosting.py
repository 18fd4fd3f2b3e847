"""Somebody else's site, which shows embeds of ours under a strict policy of its own."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class HostSite:
    """A site on another host name; `pages` maps paths to what stands between body and /body.

    Its policy allows nothing but our script, data, frames and badges: no inline script or style.
    """

    def __init__(self, petition_url: str) -> None:
        self.pages: dict[str, str] = {}
        self.scripts: dict[str, str] = {}
        self.petition_url = petition_url
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # Not the address of the product: to a browser this is another site, not just another port.
        self.url = f"http://localhost:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def policy(self) -> str:
        """Its Content-Security-Policy."""
        ours = self.petition_url
        return (
            f"default-src 'none'; script-src 'self' {ours}; connect-src {ours}; frame-src {ours};"
            f" img-src {ours};"
            " require-trusted-types-for 'script'"
        )

    def show(self, body: str, script: str = "") -> str:
        """Publishes a page, and a script of the host's own with it; gives its address."""
        path = f"/{len(self.pages)}"
        self.pages[path] = body
        self.scripts[f"{path}.js"] = script
        return self.url + path

    def counter(
        self, attributes: str = 'campaign="chinahearts" lang="en"', number: str = "7"
    ) -> str:
        """The element as a webmaster writes it."""
        return f"<petition-counter {attributes}>{number}</petition-counter>"

    @property
    def script(self) -> str:
        """The script as a webmaster writes it."""
        return f'<script async src="{self.petition_url}/embed/v1.js"></script>'

    def frame(self, path: str, name: str = "frame") -> str:
        """A frame of ours, with a height that fits nothing."""
        address = self.petition_url + path
        return f'<iframe name="{name}" title="{name}" src="{address}" height="111"></iframe>'

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Sends a page or a script."""
        path = request.path
        found = self.scripts.get(path)
        if found is None:
            found = self._page(path) if path in self.pages else ""
        kind = "text/javascript" if path.endswith(".js") else "text/html"
        content = found.encode()
        request.send_response(200 if found or path in self.scripts else 404)
        request.send_header("Content-Type", f"{kind}; charset=utf-8")
        request.send_header("Content-Security-Policy", self.policy)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    def _page(self, path: str) -> str:
        return (
            '<!doctype html><html lang="it"><meta charset="utf-8">'
            "<title>Host</title>"
            f'<body>{self.pages[path]}<script src="{path}.js"></script></body></html>'
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
