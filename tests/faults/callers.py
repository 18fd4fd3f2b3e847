"""Visitors from outside: real HTTP to an instance that is served, one at a time or many at once."""

import functools
import http.client
import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from tests.instance import Instance

Result = TypeVar("Result")
PAGE = "/it/chinahearts/"
COUNT = "/api/v1/campaigns/chinahearts/count"
LEDGER = "/api/v1/campaigns/chinahearts/ledger"
# What a caller sees of a server that dies in the middle of a conversation.
LOST = (OSError, http.client.HTTPException)
PATIENCE_SECONDS = 60.0
_TOKEN = re.compile(rb'name="token" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back; `headers` without the date, which says nothing about the answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """One header by name, or None."""
        return dict(self.headers).get(name.lower())


class Caller:
    """Someone who calls the instance at `url`, each time on a new connection."""

    def __init__(self, url: str) -> None:
        self._netloc = urlsplit(url).netloc

    def get(self, path: str) -> Answer:
        """The answer to a GET."""
        return self._call("GET", path, None)

    def post(self, path: str, fields: dict[str, str] | None = None) -> Answer:
        """The answer to a form."""
        return self._call("POST", path, urlencode(fields or {}))

    def sign(self, email: str, **fields: str) -> Answer:
        """Signs as the page's form does."""
        person = {"name": "Anna Prova", "country": "IT", "consent": "1"}
        return self.post(
            f"{PAGE}sign", {**person, "token": self.form_token, "email": email} | fields
        )

    def confirm(self, token: str) -> Answer:
        """Presses the button behind the link of an email."""
        return self.post(f"/it/confirm/{token}")

    @functools.cached_property
    def form_token(self) -> str:
        """The hidden token of the sign form, good for a week, also after a restart."""
        found = _TOKEN.search(self.get(PAGE).body)
        assert found, "the page draws no form"
        return found[1].decode()

    def _call(self, method: str, path: str, body: str | None) -> Answer:
        connection = http.client.HTTPConnection(self._netloc, timeout=PATIENCE_SECONDS)
        form = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        try:
            connection.request(method, path, body, form)
            response = connection.getresponse()
            headers = ((name.lower(), value) for name, value in response.getheaders())
            kept = tuple(sorted(header for header in headers if header[0] != "date"))
            return Answer(response.status, kept, response.read())
        finally:
            connection.close()


def caller(instance: Instance) -> Caller:
    """Someone who calls this instance and has its sign form open."""
    visitor = Caller(instance.url)
    assert visitor.form_token
    return visitor


def at_once(deeds: Sequence[Callable[[], Result]]) -> list[Result]:
    """Starts all deeds at one instant, each in a thread of its own; their results in order."""
    start = threading.Barrier(len(deeds))

    def deed_on_the_whistle(deed: Callable[[], Result]) -> Result:
        start.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(deed_on_the_whistle, deeds))
