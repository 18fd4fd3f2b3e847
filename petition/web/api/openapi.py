"""The description of the API for programs."""

from flask import Response

from petition.web import caching, guards
from petition.web.api.blueprint import answer, blueprint
from petition.web.api.description import document


@blueprint.get("/openapi.json")
@guards.public
@caching.shared(caching.TEXT)
def openapi() -> Response:
    """The OpenAPI 3.1 document."""
    return answer(document.in_english())
