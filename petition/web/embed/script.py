"""The script of the element, at an address that host pages keep for good."""

from flask import Response

from petition.web import caching, guards, static_files
from petition.web.embed.blueprint import blueprint, shared

FILE = "embed/v1.js"
# A mended script reaches every host page within the hour; until then the old one does no harm.
LIFETIME = caching.Lifetime(3600, stale=86400, stale_on_error=7 * 86400)


@blueprint.get("/embed/v1.js")
@guards.public
@shared(LIFETIME)
def script() -> Response:
    """The element `<petition-counter>`, for any page."""
    kept = static_files.file(FILE)
    return Response(kept.body, content_type=kept.content_type)
