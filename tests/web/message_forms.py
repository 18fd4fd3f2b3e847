"""The message form as a browser has it, and the answers to sending it."""

import io
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from tests.messages import TYPED
from tests.visitor import Visitor
from tests.web import forms

CHECK = "/it/chinahearts/messages/check-your-email"


def drawn(client: Visitor, language: str = "it", slug: str = "chinahearts") -> dict[str, str]:
    """What a browser would send of the form if nothing was touched."""
    return forms.drawn(client.get(f"/{language}/{slug}/messages/new").text)


def write(client: Visitor, page: str = "it", **typed: Any) -> TestResponse:
    """Opens the form, fills it in with Anna's text and `typed`, and sends it.

    `photo` is the content of a file; a field typed as None is not sent at all.
    """
    photo = typed.pop("photo", None)
    fields: dict[str, Any] = drawn(client, page) | TYPED | typed
    sent = {name: value for name, value in fields.items() if value is not None}
    return post(client, f"/{page}/chinahearts/messages", sent, photo)


def post(client: Visitor, path: str, sent: dict[str, Any], photo: bytes | None) -> TestResponse:
    """Sends a form with a place for a file as browsers do: an empty one where none was chosen."""
    file = (io.BytesIO(photo or b""), "photo.jpg" if photo else "")
    return post_parts(client, path, sent | {"photo": FileStorage(*file)})


def post_parts(client: Visitor, path: str, parts: dict[str, Any]) -> TestResponse:
    """Sends parts just as they are, made in memory: the client would leave a file open."""
    boundary, body = encode_multipart(MultiDict(parts))
    return client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")
