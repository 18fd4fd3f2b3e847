"""With what an operation can answer: the good case, what is the same still, and each refusal."""

from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.web.api.description.examples import EXAMPLES
from petition.web.api.description.operations import Operation
from petition.web.api.description.shapes import named, text, whole

PROBLEM = "application/problem+json"
REFUSALS: dict[int, LazyString] = {
    400: _("The request cannot be read, such as broken JSON"),
    401: _("No key, or none in force"),
    404: _("There is no such campaign, or it is not published"),
    410: _("The signature was withdrawn or erased"),
    409: _("The campaign takes no signatures now"),
    413: _("The body is larger than 64 KiB"),
    415: _("The body is no JSON"),
    422: _("A field or parameter cannot be accepted; “errors” names it"),
    429: _("Too many requests; Retry-After says when to come back"),
    503: _("The database does not answer; Retry-After says when to try again"),
}
HEADERS: dict[str, Any] = {
    "ETag": {"description": _("Send it back as If-None-Match"), "schema": text()},
    "Cache-Control": {"description": _("How long an answer may be kept"), "schema": text()},
    "Retry-After": {"description": _("Seconds to wait"), "schema": whole(minimum=1)},
    "WWW-Authenticate": {"description": _("What kind of key is wanted"), "schema": text()},
}
_OF_SIGNING = (400, 401, 409, 413, 415, 422, 429)
_WITH_HEADER = {401: "WWW-Authenticate", 429: "Retry-After", 503: "Retry-After"}


def of(operation: Operation) -> dict[str, Any]:
    """The answers of an operation by status, as OpenAPI has them."""
    good = _signed(operation) if operation.takes else _read(operation)
    return good | {str(status): _ref("responses", str(status)) for status in _refusals(operation)}


def refusals() -> dict[str, Any]:
    """Every refusal by its status."""
    return {str(status): _refusal(status, words) for status, words in REFUSALS.items()}


def _signed(operation: Operation) -> dict[str, Any]:
    words = _("Taken: if there is something to confirm, an email is on its way")
    return {"202": {"description": words, "content": _content(operation.gives)}}


def _read(operation: Operation) -> dict[str, Any]:
    if not operation.is_shared:
        return {
            "200": {"description": _("What was asked for"), "content": _content(operation.gives)}
        }
    kept = _headers("ETag", "Cache-Control")
    found = {
        "description": _("What was asked for"),
        "headers": kept,
        "content": _content(operation.gives),
    }
    return {
        "200": found,
        "304": {"description": _("The answer you have is still right"), "headers": kept},
    }


def _refusals(operation: Operation) -> list[int]:
    if operation.takes:
        return sorted({*_OF_SIGNING, 404, 503})
    by_place = {"path": 404, "query": 422}
    # Any text is a list of campaigns: nothing in it can be wrong.
    chosen = {by_place[each.place] for each in operation.parameters if each.name != "campaigns"}
    gone = set() if operation.is_shared else {410}
    return sorted({400, *chosen, *gone, 503})


def _refusal(status: int, words: LazyString) -> dict[str, Any]:
    header = _WITH_HEADER.get(status)
    given = {"description": words, "content": {PROBLEM: {"schema": named("Problem")}}}
    return given | ({"headers": _headers(header)} if header else {})


def _content(name: str) -> dict[str, Any]:
    example = {"example": EXAMPLES[name]} if name in EXAMPLES else {}
    return {"application/json": {"schema": named(name), **example}}


def _headers(*names: str) -> dict[str, Any]:
    return {name: _ref("headers", name) for name in names}


def _ref(kind: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}
