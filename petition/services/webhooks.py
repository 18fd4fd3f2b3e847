"""The addresses at which partners want to be told: added, removed, and the secret of each."""

from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import clock, tokens, webhook_targets
from petition.rules.audit import Deed, DeedName
from petition.rules.errors import Invalid, NotFound
from petition.services import auditing
from petition.store import database
from petition.store.models import Webhook
from petition.store.queries import partners
from petition.store.queries import webhooks as kept

MOST = 5


def check(url: str) -> None:
    """Raises Invalid where nothing may be sent to an address."""
    webhook_targets.read(url, settings().is_local)


def add(by: int | None, partner_id: int, url: str) -> str:
    """Adds an address and gives the secret that signs what is sent there, shown this once.

    Raises NotFound, and Invalid for an address that cannot be, or too many.
    """
    target = webhook_targets.read(url, settings().is_local)
    nonce = tokens.fresh_nonce()
    with database.writing() as session:
        if partners.by_id(session, partner_id) is None:
            raise NotFound
        if len(kept.of_partner(session, partner_id)) >= MOST:
            raise Invalid({"url": "webhook_too_many"})
        row = {"url": url.strip(), "secret_nonce": nonce, "created_at": clock.now()}
        session.add(Webhook(partner_id=partner_id, **row))
        _record(session, by, DeedName.WEBHOOK_ADDED, (partner_id, target.host))
    return secret(nonce)


def remove(by: int | None, partner_id: int, webhook_id: int) -> None:
    """Removes an address, with what was to be told there; raises NotFound."""
    with database.writing() as session:
        partners.by_id(session, partner_id)
        found = session.get(Webhook, webhook_id)
        if found is None or found.partner_id != partner_id:
            raise NotFound
        host = webhook_targets.read(found.url, allows_local=True).host
        session.delete(found)
        _record(session, by, DeedName.WEBHOOK_REMOVED, (partner_id, host))


def secret(nonce: bytes) -> str:
    """What signs the deliveries to an address; the table alone does not tell it."""
    purpose = tokens.Purpose(settings().secret_key, "webhook")
    return f"whsec_{purpose.secret(nonce)}"


def _record(session: Session, by: int | None, deed: DeedName, about: tuple[int, str]) -> None:
    # The host alone: what comes after it may be a secret of the partner's.
    session.flush()
    partner_id, host = about
    auditing.record(session, Deed(by, deed, f"partner:{partner_id}", {"host": host}))
