"""What partners' servers are told of: the webhooks of the document, with their schemas."""

from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules.states import MessageKind, WebhookEvent
from petition.web.api.description.examples import EVENTS as EXAMPLES
from petition.web.api.description.schemas import SLUG
from petition.web.api.description.shapes import Schema, moment, named, text, thing, whole

_ID = text(_("The same when a delivery is repeated"), pattern="^[0-9a-f]{32}$")
_TOTAL = whole(_("The number to show: confirmed here and counted elsewhere"))
_KINDS = [kind.value for kind in MessageKind]


def _told(event: WebhookEvent, **more: Schema) -> Schema:
    return thing(id=_ID, event={"const": event.value}, campaign=SLUG, **more, at=moment())


WORDS: dict[WebhookEvent, tuple[str, LazyString]] = {
    WebhookEvent.SIGNATURE_CONFIRMED: (
        "SignatureConfirmed",
        _("A signature was confirmed and counted."),
    ),
    WebhookEvent.COUNT_CHANGED: (
        "CountChanged",
        _("The count moved, by one or by many at once, up or down."),
    ),
    WebhookEvent.MESSAGE_APPROVED: (
        "MessageApproved",
        _("A message can be read by everyone; it is in the list of messages."),
    ),
}
SCHEMAS: dict[str, Schema] = {
    "SignatureConfirmed": _told(
        WebhookEvent.SIGNATURE_CONFIRMED,
        total_signatures=_TOTAL,
        number=whole(_("The signer’s number, from 1 in the order of counting")),
    ),
    "CountChanged": _told(
        WebhookEvent.COUNT_CHANGED,
        total_signatures=_TOTAL,
        confirmed=whole(_("Signatures confirmed here, by email")),
        change=whole(_("By how much the total moved")),
    ),
    "MessageApproved": _told(
        WebhookEvent.MESSAGE_APPROVED, message_id=whole(), kind=text(enum=_KINDS)
    ),
}


def webhooks() -> dict[str, Any]:
    """Each event as a request that we send to a partner's server."""
    return {event.value: {"post": _post(*named_so)} for event, named_so in WORDS.items()}


def _post(schema: str, words: LazyString) -> dict[str, Any]:
    content = {"schema": named(schema), "example": EXAMPLES[schema]}
    signature = {
        "name": "Petition-Signature",
        "in": "header",
        "required": True,
        "description": _("t=UNIX,v1=HEX: the HMAC-SHA256 of “t.body” with your secret"),
        "schema": text(pattern="^t=[0-9]+,v1=[0-9a-f]{64}$"),
    }
    return {
        "description": words,
        "parameters": [signature],
        "requestBody": {"required": True, "content": {"application/json": content}},
        "responses": {"2XX": {"description": _("Taken; anything else is tried again")}},
    }
