"""The emails to staff that carry a link to set a password, each in the account's language."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import force_locale, gettext

from petition.mail import rendering
from petition.mail.rendering import Email, Reader
from petition.rules.states import EmailKind


@dataclass(frozen=True)
class Occasion:
    """What an email to a member of staff is about: the account, and its link."""

    recipient: str
    language: str
    name: str
    link: str
    expires_at: datetime


def invitation(occasion: Occasion) -> Email:
    """Invites to set a password and begin."""
    return _email(EmailKind.INVITATION, occasion)


def password_reset(occasion: Occasion) -> Email:
    """Lets whoever has forgotten the password set another."""
    return _email(EmailKind.PASSWORD_RESET, occasion)


BY_KIND = {
    EmailKind.INVITATION: invitation,
    EmailKind.PASSWORD_RESET: password_reset,
}


def _email(kind: EmailKind, occasion: Occasion) -> Email:
    with force_locale(occasion.language):
        sender_name = str(gettext("Petition"))
    reader = Reader(occasion.recipient, occasion.language, sender_name)
    context = {
        "greeted": occasion.name,
        "link": occasion.link,
        "campaign": None,
        "expires_on": rendering.day(occasion.expires_at, occasion.language),
    }
    return rendering.email(kind, reader, context)
