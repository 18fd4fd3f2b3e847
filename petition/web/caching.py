"""Answers that everyone may share: kept for a moment in memory, validated by ETag, compressed.

A page is made at most once in its lifetime per process, however many ask for it; while it is
fresh, `shared_answers.py` sends it before Flask is entered.
"""

import functools
import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Flask, Response, current_app, make_response, request
from werkzeug import http
from werkzeug.datastructures import Accept

from petition.web import headers

View = TypeVar("View", bound=Callable[..., Any])
Headers = Callable[[str], dict[str, str]]
EXTENSION = "petition_kept_answers"
ROOM = 500
# With a cache of one second before us, a count is at most a second and a half behind the tally.
KEPT_SECONDS = 0.5
COMPRESSIBLE = 1000
COMPRESSED = ("image/png",)


@dataclass(frozen=True)
class Lifetime:
    """How long caches may serve an answer, in seconds: as fresh, while renewing, without us."""

    fresh: int
    stale: int
    stale_on_error: int = 86400

    @property
    def cache_control(self) -> str:
        """The header that says so."""
        return (
            f"public, max-age={self.fresh}, stale-while-revalidate={self.stale}, "
            f"stale-if-error={self.stale_on_error}"
        )


COUNT = Lifetime(1, stale=1)
PAGE = Lifetime(1, stale=30)
TEXT = Lifetime(60, stale=600)


@dataclass(frozen=True)
class Sendable:
    """One answer as it leaves: status, headers and body."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


@dataclass(frozen=True)
class Kept:
    """A made answer: its body, plain and compressed, its validator and its headers."""

    body: bytes
    zipped: bytes
    content_type: str
    etag: str
    headers: tuple[tuple[str, str], ...]
    until: float

    def for_asker(self, accepted_encodings: str, known_etags: str) -> Sendable:
        """The answer to somebody: compressed if it may be, or 304 if the asker has it."""
        if self.zipped and _takes_gzip(accepted_encodings):
            etag, body, encoding = f'"{self.etag}-gz"', self.zipped, [("Content-Encoding", "gzip")]
        else:
            etag, body, encoding = f'"{self.etag}"', self.body, []
        fields = [*self.headers, ("ETag", etag)]
        if etag in known_etags or known_etags == "*":
            return Sendable(304, fields, b"")
        about_body = [("Content-Type", self.content_type), ("Content-Length", str(len(body)))]
        return Sendable(200, fields + encoding + about_body, body)


def _takes_gzip(accepted_encodings: str) -> bool:
    # Browsers name it plainly; only who weighs encodings needs the whole grammar.
    if ";" not in accepted_encodings:
        return "gzip" in accepted_encodings
    return Accept(http.parse_accept_header(accepted_encodings)).quality("gzip") > 0


class Memory:
    """The answers that this process keeps, by path and query; the oldest give way."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Kept | None:
        """The answer under `key` while it is fresh."""
        kept = self._answers.get(key)
        return kept if kept and kept.until > time.monotonic() else None

    def put(self, key: str, kept: Kept) -> None:
        """Keeps an answer, making room for it."""
        with self._lock:
            self._answers[key] = kept
            self._answers.move_to_end(key)
            while len(self._answers) > ROOM:
                self._answers.popitem(last=False)


def install(app: Flask) -> Memory:
    """Gives the application a memory of its own."""
    memory = Memory()
    app.extensions[EXTENSION] = memory
    return memory


def shared(
    lifetime: Lifetime, *arguments: str, kind: Headers = headers.constant
) -> Callable[[View], View]:
    """Makes a GET view's successful answers shared ones.

    `arguments` names the query parameters that the view reads; all others are no part of the
    answer, so that no stranger can fill the memory or a cache with junk. `kind` gives the headers
    that go with a content type.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answer(*args: Any, **kwargs: Any) -> Response:
            memory: Memory = current_app.extensions[EXTENSION]
            key = _key(arguments)
            kept = memory.get(key)
            if kept is None:
                made = make_response(view(*args, **kwargs))
                if made.status_code != 200:
                    return made
                kept = keep(made.get_data(), made.content_type, lifetime.cache_control, kind)
                memory.put(key, kept)
            return send(kept)

        answer.arguments = arguments  # type: ignore[attr-defined]
        return answer  # type: ignore[return-value]

    return decorate


def keep(
    body: bytes, content_type: str, cache_control: str, kind: Headers = headers.constant
) -> Kept:
    """An answer made ready to be sent many times."""
    is_worth_it = len(body) > COMPRESSIBLE and content_type not in COMPRESSED
    zipped = gzip.compress(body, 6, mtime=0) if is_worth_it else b""
    fields = {"Cache-Control": cache_control}
    if zipped:
        fields["Vary"] = "Accept-Encoding"
    fields |= kind(content_type)
    etag = hashlib.sha256(body).hexdigest()[:24]
    until = time.monotonic() + KEPT_SECONDS
    return Kept(body, zipped, content_type, etag, tuple(fields.items()), until)


def send(kept: Kept) -> Response:
    """A kept answer as Flask's response to the request at hand."""
    asked = request.headers
    answer = kept.for_asker(asked.get("Accept-Encoding", ""), asked.get("If-None-Match", ""))
    return current_app.response_class(answer.body, answer.status, answer.headers)


def _key(arguments: tuple[str, ...]) -> str:
    given = [(name, request.args[name]) for name in arguments if name in request.args]
    # The comma stays, as who asks for several campaigns writes it.
    return f"{request.path}?{urlencode(given, safe=',')}" if given else request.path
