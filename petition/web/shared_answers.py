"""Sends what `caching.py` keeps before Flask is entered: several times as many a second.

The answers are the same to the byte; whatever is not kept, fresh and asked for plainly goes on to
the application.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from petition.web.caching import Memory

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

STATUS_LINES = {status: f"{status} {HTTPStatus(status).phrase}" for status in (200, 304)}


class SharedAnswers:
    """WSGI middleware before an application that keeps answers in `memory`."""

    def __init__(
        self, application: "WSGIApplication", memory: Memory, hosts: frozenset[str]
    ) -> None:
        self.application = application
        self.memory = memory
        self.hosts = hosts

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answers from memory, or has the application answer."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.application(environ, start_response)
        query = environ.get("QUERY_STRING")
        path = environ["PATH_INFO"]
        kept = self.memory.get(f"{path}?{query}" if query else path)
        if kept is None or environ.get("HTTP_HOST", "").partition(":")[0] not in self.hosts:
            return self.application(environ, start_response)
        answer = kept.for_asker(
            environ.get("HTTP_ACCEPT_ENCODING", ""), environ.get("HTTP_IF_NONE_MATCH", "")
        )
        start_response(STATUS_LINES[answer.status], answer.headers)
        return [answer.body] if environ["REQUEST_METHOD"] == "GET" else []
