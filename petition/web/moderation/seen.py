"""What a form says that its sender had seen: every deed about a text is about that very text."""

from flask import abort, request

from petition.rules.decisions import Seen
from petition.web import numbers

MOST = 20


def of(message_id: int) -> Seen:
    """The version and turn that the form at hand carries; 400 where it carries none."""
    version, turn = (request.form.get(name, type=int) for name in ("version", "turn"))
    if version is None or turn is None:
        abort(400)
    return Seen(message_id, version, turn)


def several() -> list[Seen]:
    """The texts selected in the list, at most a page of them; 400 where one cannot be read."""
    return [_read(code) for code in request.form.getlist("seen")[:MOST]]


def decisions() -> dict[int, int]:
    """The decisions that a form names, by message; 400 where one cannot be read."""
    named = request.form.getlist("decision")[:MOST]
    return {pair[0]: pair[1] for pair in (_numbers(code, 2) for code in named)}


def _read(code: str) -> Seen:
    message_id, version, turn = _numbers(code, 3)
    return Seen(message_id, version, turn)


def _numbers(code: str, count: int) -> list[int]:
    found = code.split(".")
    if len(found) != count or not all(map(numbers.is_key, found)):
        abort(400)
    return [int(each) for each in found]
