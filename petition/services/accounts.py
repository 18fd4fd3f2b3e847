"""Accounts of staff come into being: by invitation, or with a password on the command line."""

from typing import Any

from sqlalchemy.orm import Session

from petition.rules import clock, passwords
from petition.rules.audit import Deed, DeedName
from petition.rules.errors import Invalid, NotFound
from petition.rules.newcomers import Newcomer
from petition.rules.states import EmailKind
from petition.services import account_links, auditing, hashing
from petition.store import database
from petition.store.models import Staff
from petition.store.queries import staff


def invite(by: int | None, newcomer: Newcomer) -> int:
    """Makes an account and has its owner invited; gives its id. `by` is None for an operator.

    Raises Invalid where the address has an account.
    """
    now = clock.now()
    with database.writing() as session:
        account = _new(session, newcomer, password_hash="")
        account_links.issue(session, account, EmailKind.INVITATION, now)
        _record(session, by, DeedName.INVITED, account)
        return account.id


def add(by: int | None, newcomer: Newcomer, password: str) -> int:
    """Makes an account with a password; gives its id.

    Raises Invalid where the address has an account, or the password is too easy.
    """
    if fault := passwords.fault(password, (newcomer.name, newcomer.email)):
        raise Invalid({"password": fault})
    kept = hashing.hashed(password)
    with database.writing() as session:
        account = _new(session, newcomer, password_hash=kept)
        _record(session, by, DeedName.ACCOUNT_ADDED, account)
        return account.id


def invite_again(by: int | None, staff_id: int) -> None:
    """Sends a new invitation; the earlier link is dead. Invalid for whoever has a password."""
    with database.writing() as session:
        account = staff.by_id(session, staff_id)
        if account is None:
            raise NotFound
        if account.password_hash or account.disabled_at:
            raise Invalid({"account": "not_invited"})
        account_links.issue(session, account, EmailKind.INVITATION, clock.now())
        _record(session, by, DeedName.INVITED, account)


def _new(session: Session, newcomer: Newcomer, **more: Any) -> Staff:
    values = {
        "email": newcomer.email,
        "email_canonical": newcomer.canonical_email,
        "name": newcomer.name,
        "role": newcomer.role,
        "language": newcomer.language,
        "created_at": clock.now(),
    }
    staff_id = staff.insert(session, values | more)
    if staff_id is None:
        raise Invalid({"email": "email_taken"})
    return session.get_one(Staff, staff_id)


def _record(session: Session, by: int | None, deed: DeedName, account: Staff) -> None:
    # Before the log, so that whoever waits for the log waits for nothing else.
    session.flush()
    details = {"role": account.role.value}
    auditing.record(session, Deed(by, deed, f"staff:{account.id}", details))
