"""What the emails to staff speak of, and which of them have lost their point since."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from petition.mail import links, staff_emails
from petition.mail.outcomes import Pointless
from petition.mail.rendering import Email
from petition.mail.staff_emails import Occasion
from petition.rules import tokens
from petition.rules.states import EmailKind
from petition.store.models import OutboxEmail, Staff


def prepare(session: Session, email: OutboxEmail, now: datetime) -> Callable[[], Email]:
    """All that it takes to write this email later; raises Pointless where it should not go."""
    account = session.get(Staff, email.staff_id or 0)
    if account is None or account.disabled_at:
        raise Pointless("account_gone")
    nonce, expires_at = _link(account, email.kind)
    if expires_at <= now:
        raise Pointless("expired")
    occasion = Occasion(
        recipient=account.email,
        language=account.language,
        name=account.name,
        link=links.staff_url(email.kind, _token(account, nonce, email.kind)),
        expires_at=expires_at,
    )
    return partial(staff_emails.BY_KIND[email.kind], occasion)


def _link(account: Staff, kind: EmailKind) -> tuple[bytes, datetime]:
    """What is out to an account; an invitation to whoever has no password, a reset to others."""
    is_of_kind = (kind == EmailKind.INVITATION) != bool(account.password_hash)
    if not is_of_kind or account.link_nonce is None or account.link_expires_at is None:
        raise Pointless("link_used")
    return account.link_nonce, account.link_expires_at


def _token(account: Staff, nonce: bytes, kind: EmailKind) -> str:
    purpose = links.staff_links(kind)
    # Where SECRET_KEY is another one since, it is the new link that opens.
    account.link_digest = tokens.digest(purpose.secret(nonce))
    return purpose.token(account.id, nonce)
