"""What became of a delivery to a partner's server, in words."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from petition.store.models import WebhookDelivery

CODES: dict[str, LazyString] = {
    "address_private": _("the address leads into a private network"),
    "certificate": _("the certificate is not right"),
    "host_unknown": _("there is no server of this name"),
    "taken_back": _("the decision was taken back"),
    "timed_out": _("no answer within five seconds"),
    "unreachable": _("the server cannot be reached"),
    "unreadable": _("the answer cannot be read"),
}


def outcome(delivery: WebhookDelivery) -> str:
    """Whether it was taken, waits, or was given up, and the last failure."""
    if delivery.delivered_at:
        return str(gettext("taken"))
    state = gettext("given up") if delivery.given_up_at else gettext("not taken yet")
    return f"{state}: {_fault(delivery.last_error)}" if delivery.last_error else str(state)


def _fault(code: str) -> str:
    if code.startswith("http_"):
        return str(gettext("the answer was %(status)s", status=code.removeprefix("http_")))
    return str(CODES.get(code, code))
