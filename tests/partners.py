"""Partners for tests: one with a key, and what it sends."""

from typing import Any, NamedTuple

from werkzeug.test import TestResponse

from petition.services import partners, webhooks
from petition.store import database
from petition.store.models import Partner, WebhookDelivery
from petition.store.queries import partners as partners_kept
from petition.store.queries import webhooks as webhooks_kept
from tests.visitor import Visitor

SIGNATURES = "/api/v1/campaigns/chinahearts/signatures"
ANNA: dict[str, Any] = {"name": "Anna Prova", "email": "anna@example.org", "consent": True}


class Given(NamedTuple):
    """A partner: its row's id and its key."""

    id: int
    key: str


def given_partner(name: str = "rete") -> Given:
    """A partner with a key in force."""
    key = partners.add(None, name)
    with database.reading() as session:
        found = partners_kept.by_name(session, name)
        assert found is not None
        return Given(found.id, key.text)


class Hook(NamedTuple):
    """A webhook: its row's id and its secret."""

    id: int
    secret: str


def given_webhook(url: str, partner_id: int = 1) -> Hook:
    """An address at which a partner is told."""
    secret = webhooks.add(None, partner_id, url)
    with database.reading() as session:
        return Hook(webhooks_kept.of_partner(session, partner_id)[-1].id, secret)


def deliveries(partner_id: int = 1) -> list[WebhookDelivery]:
    """What was or will be told to a partner, oldest first."""
    with database.reading() as session:
        found = list(webhooks_kept.deliveries(session, partner_id, 1000))[::-1]
        session.expunge_all()
        return found


def partner(partner_id: int) -> Partner:
    """The row of a partner as it stands in the database now."""
    session = database.db.session()
    session.rollback()
    return session.get_one(Partner, partner_id)


def sign(client: Visitor, key: str, path: str = SIGNATURES, **fields: Any) -> TestResponse:
    """Signs through the API for Anna, with changes; a field of Ellipsis is left out."""
    sent = {name: value for name, value in (ANNA | fields).items() if value is not ...}
    return client.post(path, json=sent, headers=bearing(key))


def bearing(key: str) -> dict[str, str]:
    """The header that carries a key."""
    return {"Authorization": f"Bearer {key}"}
