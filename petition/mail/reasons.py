"""What an author is told of why a text was not published, and what can be done about it."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules.states import Reason

WHY: dict[Reason, LazyString] = {
    Reason.ADVERTISING: _("We cannot publish your text because it holds advertising or links."),
    Reason.INSULTS: _("We cannot publish your text because it insults or discriminates."),
    Reason.PERSONAL_DATA: _(
        "We cannot publish your text because it holds personal or health data of somebody."
    ),
    Reason.OFF_TOPIC: _("We cannot publish your text because it is not about this campaign."),
    Reason.DUPLICATE: _(
        "We cannot publish your text because the same text has been sent here before."
    ),
    Reason.OTHER: _("We cannot publish your text as it is."),
}
_WITHOUT = _("You can send it again without these parts.")
_ANOTHER = _("You can send another text whenever you like.")
ADVICE: dict[Reason, LazyString] = {
    Reason.ADVERTISING: _WITHOUT,
    Reason.INSULTS: _WITHOUT,
    Reason.PERSONAL_DATA: _WITHOUT,
    Reason.OFF_TOPIC: _ANOTHER,
    Reason.DUPLICATE: _ANOTHER,
    Reason.OTHER: _ANOTHER,
}
