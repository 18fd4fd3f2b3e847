"""How the thank-you page knows its signer for ten minutes: a signed cookie for that page alone."""

from flask import request, url_for
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug import Response

from petition import current

COOKIE = "signature"
SECONDS = 600


def remember(response: Response, signature_id: int, language: str, slug: str) -> None:
    """Has the browser bring the signature's id along to the thank-you page, and nowhere else."""
    response.set_cookie(
        COOKIE,
        _serializer().dumps(signature_id),
        max_age=SECONDS,
        path=url_for("public.thank_you", language=language, slug=slug),
        secure=current.settings().is_https,
        httponly=True,
        samesite="Lax",
    )


def remembered() -> int | None:
    """The id of the signature just confirmed in this browser, if the cookie is sound."""
    try:
        signature_id: int = _serializer().loads(request.cookies.get(COOKIE, ""), max_age=SECONDS)
    except BadData:
        return None
    return signature_id


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current.settings().secret_key, salt="thank-you")
