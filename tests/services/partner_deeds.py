"""Deeds about partners that leave an entry in the log: what comes before each, and the deed."""

from collections.abc import Callable

from petition.rules.audit import DeedName
from petition.services import partners, webhooks
from tests.partners import given_partner, given_webhook

HERE = "http://127.0.0.1:1/"


def adding() -> Callable[[], object]:
    return lambda: partners.add(None, "rete")


def revoking() -> Callable[[], object]:
    partner_id = given_partner().id
    return lambda: partners.revoke(None, partner_id)


def hooking() -> Callable[[], object]:
    partner_id = given_partner().id
    return lambda: webhooks.add(None, partner_id, HERE)


def unhooking() -> Callable[[], object]:
    partner_id, webhook_id = given_partner().id, given_webhook(HERE).id
    return lambda: webhooks.remove(None, partner_id, webhook_id)


PARTNERS: dict[DeedName, Callable[[], Callable[[], object]]] = {
    DeedName.PARTNER_ADDED: adding,
    DeedName.PARTNER_REVOKED: revoking,
    DeedName.WEBHOOK_ADDED: hooking,
    DeedName.WEBHOOK_REMOVED: unhooking,
}
