"""The sentence for each code that a form of staff can answer with."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.web.forms import texts

FIELDS: dict[str, LazyString] = {
    "login_wrong": _("The e-mail address or the password is not right"),
    "password_wrong": _("This is not your password"),
    "password_too_short": _("The password is too short: 12 characters at least"),
    "password_too_long": _("The password is too long: 128 characters at most"),
    "password_guessable": _(
        "This password is easy to guess: take several words that do not belong together"
    ),
    "code_wrong": _("This code is not right, or was used before: wait for the next one"),
    "email_taken": _("There is an account with this address already"),
    "role_unknown": _("Choose a role from the list"),
    "language_unknown": _("Choose a language from the list"),
    "own_account": _("This cannot be done to your own account: ask another administrator"),
    "last_administrator": _("One administrator must remain who can log in"),
    "reason_missing": _("Choose why it is rejected"),
    "partner_name_missing": _("Give the partner a name"),
    "partner_name_unfit": _(
        "A name is 2 to 40 small letters, digits, dots, hyphens or underscores"
    ),
    "partner_name_taken": _("A partner of this name has a key already: revoke it first"),
    "webhook_unfit": _(
        "Give a web address such as https://example.org/hook, 500 characters at most"
    ),
    "webhook_not_https": _("The address must begin with https://"),
    "webhook_private": _("This address leads into a private network"),
    "webhook_too_many": _("A partner can have five webhooks at most"),
    "not_invited": _("This account has a password already: it needs no invitation"),
}


def sentence(code: str) -> str:
    """What to tell the reader about this code, in the language of the page."""
    return str(FIELDS[code]) if code in FIELDS else texts.sentence(code)
