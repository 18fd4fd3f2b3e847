"""Which partner has sent the request at hand, by the key that it carries."""

from flask import g, request

from petition.rules import partner_keys
from petition.services import partners
from petition.store.queries.partners import Caller
from petition.web import limits


def calling() -> Caller:
    """The partner behind this request; only where a guard has let one in."""
    found = present()
    if found is None:
        raise LookupError("a view that no guard of partners protects asks who is calling")
    return found


def present() -> Caller | None:
    """The partner whose key the request carries; None without one, and with a revoked one."""
    if "partner" not in g:
        digest = partner_keys.digest(sent_key())
        g.partner = partners.recognise(digest) if digest else None
    found: Caller | None = g.partner
    return found


def sent_key() -> str:
    """What the request gives for a key; "" where it gives none."""
    authorization = request.authorization
    if authorization is None or authorization.type != "bearer":
        return ""
    return authorization.token or ""


def whose() -> str:
    """Whose limit the request uses up: the partner's, or for a wrong key that of its network."""
    found = present()
    return f"partner {found.id}" if found else limits.network()
