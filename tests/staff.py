"""Members of staff for tests: accounts made at once, and sessions without a login."""

import secrets
from typing import Any

import sqlalchemy as sa

from petition.mail import links
from petition.rules import clock, email_address, tokens
from petition.rules.newcomers import Newcomer
from petition.rules.states import EmailKind, Role
from petition.services import account_links, accounts
from petition.store import database
from petition.store.models import AuditRow, Staff, StaffSession
from petition.web import session_cookie
from tests.pages import Page
from tests.visitor import Visitor

PASSWORD = "cavallo-batteria-graffetta"
# Of PASSWORD; hashing it for each test would take longer than most tests do.
HASH = (
    "$argon2id$v=19$m=47104,t=1,p=1$"
    "odMstnycwzKY7B+rMBR+0g$DySt2QaOHrUvTwxfrTO5pW4CYinKGFAW1/SR+gNO4Og"
)


def given_staff(role: Role = Role.MODERATOR, email: str = "mo@example.org", **changes: Any) -> int:
    """An account with PASSWORD and a second factor enrolled; `changes` are columns of the row."""
    now = clock.now()
    values: dict[str, Any] = {
        "email": email,
        "email_canonical": email_address.canonical(email),
        "name": f"Prova {role.value.title()}",
        "role": role,
        "language": "en",
        "password_hash": HASH,
        "totp_nonce": tokens.fresh_nonce(),
        "totp_enrolled_at": now,
        "created_at": now,
    }
    with database.writing() as session:
        account = Staff(**(values | changes))
        session.add(account)
        session.flush()
        return account.id


def log_in(client: Visitor, staff_id: int, is_verified: bool = True) -> int:
    """Gives the client a session of this account, past both factors; gives the session's id."""
    secret = secrets.token_urlsafe(32)
    now = clock.now()
    with database.writing() as session:
        row = StaffSession(staff_id=staff_id, token_digest=tokens.digest(secret), created_at=now)
        row.verified_at = now if is_verified else None
        session.add(row)
        session.flush()
        session_id = row.id
    client.set_cookie(session_cookie.name(), session_cookie.value(secret))
    return session_id


def csrf_of(html: str) -> str:
    """The token that the forms of a page of staff carry."""
    fields = (control.attributes for control in Page(html).all("input"))
    return next(field["value"] for field in fields if field.get("name") == "csrf")


def link_of(staff_id: int, kind: EmailKind = EmailKind.INVITATION) -> str:
    """The token of the link that is out to an account."""
    with database.reading() as session:
        nonce = session.get_one(Staff, staff_id).link_nonce
    assert nonce is not None
    return links.staff_links(kind).token(staff_id, nonce)


def invited(email: str = "nuova@example.org", role: Role = Role.MODERATOR) -> int:
    """An account whose invitation has not been accepted."""
    address = email_address.read(email)
    newcomer = Newcomer(address.envelope, address.canonical, "Nuova Prova", role, "en")
    return accounts.invite(None, newcomer)


def forgetful(email: str = "smemorata@example.org") -> int:
    """An account that has asked for another password."""
    staff_id = given_staff(email=email)
    account_links.forgotten(email)
    return staff_id


def account(staff_id: int) -> Staff:
    """The row of an account as it stands in the database now."""
    session = database.db.session()
    session.rollback()
    return session.get_one(Staff, staff_id)


def deeds() -> list[str]:
    """What the log tells, oldest first."""
    with database.reading() as session:
        return list(session.scalars(sa.select(AuditRow.deed).order_by(AuditRow.number)))
