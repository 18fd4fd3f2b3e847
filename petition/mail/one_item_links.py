"""Links that let one member of staff decide about one text, without a login, for a week."""

import hashlib
from dataclasses import dataclass

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from petition.current import settings
from petition.rules.decisions import Seen
from petition.rules.errors import Gone, NotFound

LIFETIME_SECONDS = 7 * 24 * 3600
PURPOSE = "one-item"


@dataclass(frozen=True)
class OneItemLink:
    """What such a link says: in whose name one decides, and about what."""

    staff_id: int
    seen: Seen


def url(link: OneItemLink) -> str:
    """The address of the page that a link opens."""
    return f"{settings().public_url}/moderation/item/{token(link)}"


def token(link: OneItemLink) -> str:
    """The link as a signed token; good for nothing else, and nothing else is good for it."""
    seen = link.seen
    signed = _serializer().dumps([link.staff_id, seen.message_id, seen.version, seen.turn])
    return str(signed)


def read(given: str) -> OneItemLink:
    """The link that a token stands for; raises Gone after a week, NotFound if it was never ours."""
    try:
        staff_id, *seen = _serializer().loads(given, max_age=LIFETIME_SECONDS)
    except SignatureExpired:
        raise Gone from None
    except BadSignature:
        raise NotFound from None
    return OneItemLink(staff_id, Seen(*seen))


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        settings().secret_key, salt=PURPOSE, signer_kwargs={"digest_method": hashlib.sha256}
    )
