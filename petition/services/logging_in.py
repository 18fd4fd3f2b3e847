"""Logging in: a password begins a session; whatever is wrong, the answer is the same."""

from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import clock, email_address
from petition.rules.audit import Deed, DeedName
from petition.rules.errors import Invalid
from petition.services import attempts, auditing, hashing, staff_sessions
from petition.store import database
from petition.store.models import Staff
from petition.store.queries import staff

WRONG = {"password": "login_wrong"}


def log_in(email: str, password: str, replaced: tuple[int, int] | None = None) -> str:
    """Begins a session, past the second factor only where there is none; gives its secret.

    `replaced` (staff id, session id) is the session that the browser had, which ends.
    Raises Invalid for whatever is wrong, TooMany after too many failures.
    """
    with database.writing() as session:
        attempt_id = attempts.begin(session, attempts.account_key(email), clock.now())
    account = _identified(email, password)
    fresh = hashing.renewed(account.password_hash, password)
    with database.writing() as session:
        current = staff.by_id(session, account.id)
        if current is None or current.disabled_at or current.password_hash != account.password_hash:
            # Disabled, or given another password, in the meantime.
            raise Invalid(WRONG)
        current.password_hash = fresh
        attempts.succeed(session, attempt_id)
        if replaced:
            staff_sessions.end(session, *replaced)
        return _begin(session, current)


def log_out(staff_id: int, session_id: int) -> None:
    """Ends a session."""
    with database.writing() as session:
        if staff_sessions.end(session, staff_id, session_id):
            auditing.record(session, Deed(staff_id, DeedName.LOGGED_OUT, f"staff:{staff_id}", {}))


def _identified(email: str, password: str) -> Staff:
    """The account that the password opens; it takes as long to find that there is none."""
    account = _account(email)
    is_right = hashing.is_right(account.password_hash if account else "", password)
    if not is_right or account is None or account.disabled_at:
        raise Invalid(WRONG)
    return account


def _begin(session: Session, account: Staff) -> str:
    is_in = account.totp_enrolled_at is None and not settings().require_two_factor
    secret = staff_sessions.begin(session, account.id, clock.now(), is_in)
    if is_in:
        auditing.record(session, Deed(account.id, DeedName.LOGGED_IN, f"staff:{account.id}", {}))
    return secret


def _account(email: str) -> Staff | None:
    try:
        canonical = email_address.canonical(email)
    except Invalid:
        canonical = ""
    with database.reading() as session:
        account = staff.by_address(session, canonical)
        if account:
            session.expunge(account)
    return account
