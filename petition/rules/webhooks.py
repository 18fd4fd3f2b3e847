"""What a partner's server is told of: the body, the signature over it, and when to try again."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from petition.rules import ledger
from petition.rules.states import WebhookEvent

# After the first attempt and each that follows: twelve attempts over two days at most.
_PAUSES = (5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 43200, 64800)
_JITTER = 0.05
LONGEST = timedelta(days=2)

_random = secrets.SystemRandom()


def body(event: WebhookEvent, at: datetime, about: Mapping[str, object]) -> str:
    """JSON with an id of its own, by which a receiver knows a repeated delivery again."""
    told = {"id": secrets.token_hex(16), "event": event.value, **about, "at": ledger.timestamp(at)}
    return json.dumps(told, separators=(",", ":"))


def signature(secret: str, sent: str, at: datetime) -> str:
    """The header by which a receiver knows that we sent this body, at that moment."""
    moment = int(at.timestamp())
    code = hmac.new(secret.encode(), f"{moment}.{sent}".encode(), hashlib.sha256).hexdigest()
    return f"t={moment},v1={code}"


def next_attempt(attempts_count: int, created_at: datetime, now: datetime) -> datetime | None:
    """When to try again after so many failures; None where it is given up."""
    if attempts_count > len(_PAUSES) or now - created_at > LONGEST:
        return None
    # What failed together must not come back together.
    seconds = _PAUSES[attempts_count - 1] * _random.uniform(1, 1 + _JITTER)
    return now + timedelta(seconds=seconds)
