"""Which module prepares which kind of email."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from petition.mail import (
    digest_occasions,
    message_occasions,
    own_occasions,
    signature_occasions,
    staff_occasions,
)
from petition.mail.rendering import Email
from petition.rules.states import EmailKind
from petition.store.models import OutboxEmail

# Asked inside the transaction that claims the email; what it gives writes the email after it.
Prepare = Callable[[Session, OutboxEmail, datetime], Callable[[], Email]]

PREPARED_BY: dict[EmailKind, Prepare] = {
    EmailKind.CONFIRM_SIGNATURE: signature_occasions.prepare,
    EmailKind.ALREADY_SIGNED: signature_occasions.prepare,
    EmailKind.CONFIRM_REMINDER: signature_occasions.prepare,
    EmailKind.CONFIRM_MESSAGE: message_occasions.prepare,
    EmailKind.MESSAGE_APPROVED: message_occasions.prepare,
    EmailKind.MESSAGE_REJECTED: message_occasions.prepare,
    EmailKind.OWN_LINKS: own_occasions.prepare,
    EmailKind.DIGEST: digest_occasions.prepare,
    EmailKind.INVITATION: staff_occasions.prepare,
    EmailKind.PASSWORD_RESET: staff_occasions.prepare,
}
