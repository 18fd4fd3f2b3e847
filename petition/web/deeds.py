"""What the deeds in the log are called, in one place; a test finds the one that has no name."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules.audit import DeedName

NAMES: dict[str, LazyString] = {
    DeedName.LOGGED_IN: _("logged in"),
    DeedName.LOGGED_OUT: _("logged out"),
    DeedName.PASSWORD_CHANGED: _("changed their password"),
    DeedName.PASSWORD_RESET: _("chose another password by e-mail"),
    DeedName.INVITATION_ACCEPTED: _("accepted the invitation"),
    DeedName.SESSIONS_ENDED: _("ended sessions of their own"),
    DeedName.SECOND_FACTOR_ENROLLED: _("set up a second factor"),
    DeedName.RECOVERY_CODE_USED: _("logged in with a recovery code"),
    DeedName.RECOVERY_CODES_RENEWED: _("made other recovery codes"),
    DeedName.ACCOUNT_CHANGED: _("changed their name, language or wishes"),
    DeedName.INVITED: _("sent an invitation"),
    DeedName.ACCOUNT_ADDED: _("made an account"),
    DeedName.ACCOUNT_DISABLED: _("disabled an account"),
    DeedName.ACCOUNT_ENABLED: _("enabled an account"),
    DeedName.ROLE_CHANGED: _("changed a role"),
    DeedName.COMMITTEE_CHANGED: _("changed the committee"),
    DeedName.SECOND_FACTOR_RESET: _("took a second factor away"),
    DeedName.MESSAGE_APPROVED: _("approved a text"),
    DeedName.MESSAGE_REJECTED: _("rejected a text"),
    DeedName.MESSAGE_HIDDEN: _("hid a text"),
    DeedName.DECISION_UNDONE: _("took a decision back"),
    DeedName.MESSAGE_EDITED: _("edited a text"),
    DeedName.MESSAGE_TRANSLATED: _("translated a text"),
    DeedName.TRANSLATION_DROPPED: _("removed a translation"),
    DeedName.MESSAGE_FEATURED: _("featured a text"),
    DeedName.MESSAGE_UNFEATURED: _("featured a text no longer"),
    DeedName.CONTACT_REVEALED: _("looked at the address of an author"),
    DeedName.PROPOSAL_ADVANCED: _("took a step of a proposal"),
    DeedName.PROPOSAL_REVIEWED: _("gave points to a proposal"),
    DeedName.PROPOSAL_CONFLICT_DECLARED: _("declared a conflict of interest"),
    DeedName.PARTNER_ADDED: _("gave a partner a key"),
    DeedName.PARTNER_REVOKED: _("revoked the key of a partner"),
    DeedName.PERSON_EXPORTED: _("handed out what is held about a person"),
    DeedName.PERSON_ERASED: _("erased what was held about a person"),
    DeedName.WEBHOOK_ADDED: _("added a webhook of a partner"),
    DeedName.WEBHOOK_REMOVED: _("removed a webhook of a partner"),
}


def name(deed: str) -> str:
    """What a deed is called; one that is recorded no longer goes by its code."""
    return str(NAMES.get(deed, deed))


def choices() -> list[tuple[str, str]]:
    """Each deed with its name, by name."""
    named = ((str(code), str(label)) for code, label in NAMES.items())
    return sorted(named, key=lambda pair: pair[1])
