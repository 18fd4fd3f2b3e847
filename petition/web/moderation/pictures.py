"""The pictures that staff see before anybody else does: never kept by a browser."""

import re

from flask import Response

from petition.rules.errors import NotFound
from petition.store import database
from petition.store.queries import decided
from petition.web import headers

NAME = re.compile("[A-Za-z0-9_.-]{1,40}")


def answer(name: str) -> Response:
    """A picture by its name, public or not; NotFound for none such."""
    found = decided.photo(database.db.session(), name) if NAME.fullmatch(name) else None
    if found is None:
        raise NotFound
    fields = headers.of_upload() | {"Cache-Control": "no-store"}
    return Response(found.data, content_type=found.media_type, headers=fields)
