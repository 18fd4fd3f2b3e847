"""The headers of each kind of answer: what it may load, who may frame it, who may keep it."""

import functools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, Response, after_this_request

from petition import current

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

View = TypeVar("View", bound=Callable[..., Any])

_OWN = "; ".join(
    f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect", "manifest")
)
PAGE_POLICY = (
    f"default-src 'none'; {_OWN}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
UNUSED = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": UNUSED,
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGE = {
    "Content-Security-Policy": PAGE_POLICY,
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
DATA = {
    "Content-Security-Policy": DATA_POLICY,
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
}
EMBEDDED_PAGE = {
    "Content-Security-Policy": PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
EMBEDDED_FILE = DATA | {"Cross-Origin-Resource-Policy": "cross-origin"}
SHOWCASE = PAGE | {"Content-Security-Policy": f"{PAGE_POLICY}; frame-src 'self'"}
UPLOAD = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "Content-Disposition": "inline",
}
DOWNLOAD = UPLOAD | {"Content-Disposition": "attachment"}
EXPORT = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"


NO_STORE = ("Cache-Control", "no-store")


def personal(view: View) -> View:
    """Marks a page that opens with a link of one's own: never found by a search."""

    @functools.wraps(view)
    def marked(*args: Any, **kwargs: Any) -> Any:
        after_this_request(_keep_out)
        return view(*args, **kwargs)

    return marked  # type: ignore[return-value]


def unframed(view: View) -> View:
    """Marks a page of staff: no older browser shows it inside another page either."""

    @functools.wraps(view)
    def marked(*args: Any, **kwargs: Any) -> Any:
        after_this_request(_never_frame)
        return view(*args, **kwargs)

    return marked  # type: ignore[return-value]


def _never_frame(response: Response) -> Response:
    response.headers["X-Frame-Options"] = "DENY"
    return response


def _keep_out(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def constant(content_type: str) -> dict[str, str]:
    """The headers that every answer of a kind has: a page's, or those of data for anyone."""
    return _whole(PAGE if content_type.startswith("text/html") else DATA)


def of_embed(content_type: str) -> dict[str, str]:
    """The headers of what other sites show: a page in a frame, or a file that they load."""
    is_page = content_type.startswith("text/html")
    fields = _whole(EMBEDDED_PAGE if is_page else EMBEDDED_FILE)
    del fields["Cross-Origin-Opener-Policy"]
    return fields


def of_showcase(_content_type: str) -> dict[str, str]:
    """The headers of a page that shows what others may frame: it may frame that itself."""
    return _whole(SHOWCASE)


def of_framed_answer() -> dict[str, str]:
    """The headers of a page in a frame that answers one visitor: as elsewhere, nobody keeps it."""
    answer = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}
    return of_embed("text/html") | answer


def of_upload() -> dict[str, str]:
    """The headers of what a visitor sent: whatever it may be, a browser runs nothing of it."""
    return _whole(UPLOAD)


def of_download(_content_type: str) -> dict[str, str]:
    """The headers of a file for spreadsheets: saved, whatever a browser may make of it."""
    return _whole(DOWNLOAD)


def of_export(file_name: str) -> dict[str, str]:
    """The headers of personal data handed out as a file: saved, not shown, and kept by nobody."""
    return _whole(EXPORT | {"Content-Disposition": f'attachment; filename="{file_name}"'})


def _whole(kind: dict[str, str]) -> dict[str, str]:
    transport = {"Strict-Transport-Security": STRICT_TRANSPORT}
    return EVERYWHERE | kind | (transport if current.settings().is_https else {})


class Completed:
    """WSGI middleware: every answer leaves with the headers of its kind.

    An answer that says nothing of caching is private. It works on the plain list of headers,
    which costs a tenth of what Flask's own hook would.
    """

    def __init__(self, application: "WSGIApplication", app: Flask) -> None:
        self.application = application
        with app.app_context():
            page, data = constant("text/html"), constant("")
        self.kinds = {
            (True, True): list(page.items()),
            (True, False): [*(page | {"Referrer-Policy": "same-origin"}).items(), NO_STORE],
            (False, True): list(data.items()),
            (False, False): [*data.items(), NO_STORE],
        }

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Has the application answer, and adds what its answer lacks."""

        def start(status: str, given: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, self._complete(given), *rest)

        return self.application(environ, start)

    def _complete(self, given: list[tuple[str, str]]) -> list[tuple[str, str]]:
        names = dict(given)
        if "Content-Security-Policy" in names:
            return given
        is_page = names.get("Content-Type", "text/html").startswith("text/html")
        return given + self.kinds[is_page, "Cache-Control" in names]
