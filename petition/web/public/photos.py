"""The pictures that go with public messages; each name stands for the same bytes for ever."""

import re

from flask import Response as Answer
from flask import request
from werkzeug import Response

from petition.rules.errors import NotFound
from petition.store import database
from petition.store.queries import photos
from petition.store.queries.photos import PhotoFile
from petition.web import guards, headers, published
from petition.web.public.blueprint import blueprint

NAME = re.compile("[A-Za-z0-9_.-]{1,40}")
# Short, so that what moderators hide is soon gone from caches; and too large for our own memory.
CACHE_CONTROL = "public, max-age=60"


@blueprint.get("/photos/<name>")
@guards.public
def photo(name: str) -> Response:
    """One picture, while the message that it belongs to shows it."""
    found = photos.public(database.db.session(), name) if NAME.fullmatch(name) else None
    if found is None:
        raise NotFound
    published.by_id(found.campaign_id)
    return _answer(found, name)


def _answer(found: PhotoFile, name: str) -> Response:
    fields = headers.of_upload() | {"Cache-Control": CACHE_CONTROL}
    response = Answer(found.data, content_type=found.media_type, headers=fields)
    response.set_etag(name)
    return response.make_conditional(request)
