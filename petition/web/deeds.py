"""What the deeds in the log are called, in one place: whoever records a new one names it here."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

NAMES: dict[str, LazyString] = {
    "account_added": _("made an account"),
    "account_changed": _("changed their name, language or wishes"),
    "account_disabled": _("disabled an account"),
    "account_enabled": _("enabled an account"),
    "committee_changed": _("changed the committee"),
    "invitation_accepted": _("accepted the invitation"),
    "invited": _("sent an invitation"),
    "logged_in": _("logged in"),
    "logged_out": _("logged out"),
    "password_changed": _("changed their password"),
    "password_reset": _("chose another password by e-mail"),
    "recovery_code_used": _("logged in with a recovery code"),
    "recovery_codes_renewed": _("made other recovery codes"),
    "role_changed": _("changed a role"),
    "second_factor_enrolled": _("set up a second factor"),
    "second_factor_reset": _("took a second factor away"),
    "sessions_ended": _("ended sessions of their own"),
}


def name(deed: str) -> str:
    """What a deed is called; one that nobody named here goes by its code."""
    return str(NAMES.get(deed, deed))


def choices() -> list[tuple[str, str]]:
    """Each deed with its name, by name."""
    return sorted(((code, str(label)) for code, label in NAMES.items()), key=lambda pair: pair[1])
