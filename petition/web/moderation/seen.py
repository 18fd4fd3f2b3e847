"""What a form says that its sender had seen: every deed about a text is about that very text."""

from flask import abort, request

from petition.rules.decisions import Seen

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


def _read(code: str) -> Seen:
    numbers = code.split(".")
    if len(numbers) != 3 or not all(each.isascii() and each.isdecimal() for each in numbers):
        abort(400)
    message_id, version, turn = map(int, numbers)
    return Seen(message_id, version, turn)
