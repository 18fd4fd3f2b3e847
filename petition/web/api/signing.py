"""A partner signs for somebody, who gets the same email as from the form."""

from flask import Response

from petition.rules import clock
from petition.rules.errors import Closed
from petition.services import signing
from petition.web import guards, limits, partner_access, published
from petition.web.api import json_body, sign_request
from petition.web.api.blueprint import answer, blueprint


@blueprint.post("/campaigns/<slug:slug>/signatures")
@guards.partner
@limits.named("partner", whose=partner_access.whose)
def sign(slug: str) -> Response:
    """Takes a signature to be confirmed; the answer is the same whoever signs, however often."""
    found = published.campaign(slug)
    if not found.accepts_signatures(clock.now().date()):
        raise Closed
    wish = sign_request.read(json_body.sent(), found, partner_access.calling().name)
    signing.sign(found.id, wish)
    response = answer({"campaign": slug, "status": "accepted"})
    response.status_code = 202
    return response
