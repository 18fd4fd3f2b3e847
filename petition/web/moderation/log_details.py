"""The details of an entry of the log in words."""

import json
from collections.abc import Callable

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from petition.rules.audit import Detail
from petition.rules.states import Reason, Role, Stage
from petition.web import languages, message_names, role_names
from petition.web.moderation import words

LABELS: dict[str, LazyString] = {
    "decision": _("Decision no."),
    "deed": _("Deed"),
    "from": _("Before"),
    "happened_on": _("Day"),
    "host": _("Server"),
    "is_public": _("Public"),
    "key": _("Key"),
    "language": _("Language"),
    "left": _("Left over"),
    "member": _("Member"),
    "messages": _("Messages"),
    "name": _("Name"),
    "reason": _("Reason"),
    "role": _("Role"),
    "signatures": _("Signatures"),
    "stage": _("Stage"),
    "to": _("After"),
    "turn": _("Turn"),
    "version": _("Version"),
}
VALUES: dict[str, Callable[[str], object]] = {
    "deed": lambda code: words.DEEDS[code],
    "from": lambda code: role_names.name(Role(code)),
    "language": lambda code: languages.name(code, languages.requested()),
    "reason": lambda code: words.REASONS[Reason(code)],
    "role": lambda code: role_names.name(Role(code)),
    "stage": lambda code: message_names.STAGES[Stage(code)],
    "to": lambda code: role_names.name(Role(code)),
}


def in_words(details: str) -> str:
    """What an entry tells besides, from its JSON; what has no words goes by its code."""
    told = json.loads(details).items()
    said = (f"{_label(name)}: {_value(name, value)}" for name, value in told if value is not None)
    return ", ".join(said)


def _label(name: str) -> str:
    return str(LABELS.get(name, name))


def _value(name: str, value: Detail) -> str:
    if isinstance(value, bool):
        return str(gettext("yes") if value else gettext("no"))
    try:
        return str(VALUES[name](str(value)))
    except (KeyError, ValueError):
        return str(value)
