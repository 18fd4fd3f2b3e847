"""The links by which staff set a password: an invitation for a week, a reset for an hour."""

import time
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from petition.mail import links
from petition.rules import clock, email_address, logins, passwords, tokens
from petition.rules.audit import Deed, DeedName
from petition.rules.errors import Gone, Invalid, NotFound
from petition.rules.states import EmailKind
from petition.services import auditing, hashing, staff_sessions
from petition.store import database
from petition.store.models import Staff
from petition.store.queries import outbox, staff

LASTS = {
    EmailKind.INVITATION: logins.INVITATION_LASTS,
    EmailKind.PASSWORD_RESET: logins.RESET_LASTS,
}
DEEDS = {
    EmailKind.INVITATION: DeedName.INVITATION_ACCEPTED,
    EmailKind.PASSWORD_RESET: DeedName.PASSWORD_RESET,
}
# Asking for a link takes so long whether there is an account or not.
ANSWER_SECONDS = 0.25


@dataclass(frozen=True)
class Opened:
    """The account that a link opens."""

    staff_id: int
    name: str
    email: str
    language: str


def issue(session: Session, account: Staff, kind: EmailKind, now: datetime) -> None:
    """Has a link emailed, inside the caller's transaction; the one that was out is dead."""
    nonce = tokens.fresh_nonce()
    account.link_nonce = nonce
    account.link_digest = tokens.digest(links.staff_links(kind).secret(nonce))
    account.link_expires_at = now + LASTS[kind]
    key = outbox.recipient_key(account.email_canonical)
    staff.queue_email(session, kind, account.id, key, now)


def look(kind: EmailKind, token: str) -> Opened:
    """Whose link it is; changes nothing.

    Raises NotFound for what was never ours, Gone for what has expired or was used.
    """
    link = _read(token)
    account = database.db.session.get(Staff, link.id)
    checked = _checked(account, kind, link)
    return Opened(checked.id, checked.name, checked.email, checked.language)


def set_password(kind: EmailKind, token: str, password: str) -> None:
    """Sets the password; the link has done its work, and every session ends.

    Raises as `look` does, and Invalid for a password that cannot be taken.
    """
    link = _read(token)
    opened = look(kind, token)
    if fault := passwords.fault(password, (opened.name, opened.email)):
        raise Invalid({"new_password": fault})
    kept = hashing.hashed(password)
    with database.writing() as session:
        account = _checked(staff.by_id(session, link.id), kind, link)
        account.password_hash = kept
        retire(account)
        staff_sessions.end_all(session, account.id)
        auditing.record(session, Deed(account.id, DEEDS[kind], f"staff:{account.id}", {}))


def forgotten(email: str) -> None:
    """Sends a link to an active account; nobody learns, nor can time, whether there is one."""
    begun = time.monotonic()
    try:
        _send_reset(email_address.canonical(email))
    except Invalid:
        pass
    finally:
        time.sleep(max(0.0, begun + ANSWER_SECONDS - time.monotonic()))


def retire(account: Staff) -> None:
    """Kills the link that is out."""
    account.link_nonce = account.link_digest = account.link_expires_at = None


def _send_reset(canonical: str) -> None:
    now = clock.now()
    with database.writing() as session:
        account = staff.by_address(session, canonical, is_locked=True)
        if account is None or account.disabled_at or not account.password_hash:
            return
        newest = now + logins.RESET_LASTS - logins.RESET_PAUSE
        if account.link_expires_at is None or account.link_expires_at <= newest:
            issue(session, account, EmailKind.PASSWORD_RESET, now)


def _read(token: str) -> tokens.Link:
    link = tokens.read(token)
    if link is None:
        raise NotFound
    return link


def _checked(account: Staff | None, kind: EmailKind, link: tokens.Link) -> Staff:
    if not links.staff_links(kind).has_issued(link):
        raise NotFound
    if account is None or account.disabled_at or not _is_out(account, link):
        raise Gone
    return account


def _is_out(account: Staff, link: tokens.Link) -> bool:
    """Whether it is this link that is out to the account, and still good."""
    if account.link_digest is None or account.link_expires_at is None:
        return False
    return tokens.opens(link, account.link_digest) and account.link_expires_at > clock.now()
