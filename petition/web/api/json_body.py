"""The JSON that a partner sends: an object in UTF-8, or a refusal that says what is wrong."""

import json
from typing import Any, NoReturn

from flask import abort, request


def sent() -> dict[str, Any]:
    """The object in the body of the request at hand.

    415 for another type, 413 where it is too large, 400 where it is no JSON, no object, nested
    beyond reason, or holds what no text of ours may hold: NUL and halves of surrogate pairs.
    """
    if request.mimetype != "application/json":
        abort(415)
    try:
        text = request.get_data().decode("utf-8")
        found = json.loads(text, parse_constant=_refuse, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        abort(400)
    if not isinstance(found, dict):
        abort(400)
    return found


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    for name, value in pairs:
        _check(name)
        if isinstance(value, str):
            _check(value)
    return found


def _check(text: str) -> None:
    if "\0" in text:
        raise ValueError("NUL")
    # Half a surrogate pair can be written in JSON and in no encoding: UnicodeEncodeError.
    text.encode("utf-8")
