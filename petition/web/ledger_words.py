"""Why a count changed, in plain words for everybody."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules.states import LedgerReason

NAMES: dict[LedgerReason, LazyString] = {
    LedgerReason.CONFIRMED: _("Confirmed"),
    LedgerReason.WITHDRAWN: _("Withdrawn"),
    LedgerReason.INVALIDATED: _("Taken out"),
    LedgerReason.REINSTATED: _("Put back"),
    LedgerReason.ELSEWHERE: _("Counted elsewhere"),
    LedgerReason.IMPORTED: _("Imported"),
    LedgerReason.CORRECTION: _("Corrected"),
}
TOLD: dict[LedgerReason, LazyString] = {
    LedgerReason.CONFIRMED: _("People pressed the button in their e-mail."),
    LedgerReason.WITHDRAWN: _("Signers took their signatures back, or said that it was not them."),
    LedgerReason.INVALIDATED: _("Staff took signatures out of the count."),
    LedgerReason.REINSTATED: _("Staff put signatures back that they had taken out."),
    LedgerReason.ELSEWHERE: _("The number counted on another platform or on paper was entered."),
    LedgerReason.IMPORTED: _("Signatures came in from another platform’s file."),
    LedgerReason.CORRECTION: _("A mistake in the count itself was put right."),
}


def choices() -> list[tuple[str, str]]:
    """Each reason with its name, in the order of what happens to a signature."""
    return [(reason.value, str(name)) for reason, name in NAMES.items()]
