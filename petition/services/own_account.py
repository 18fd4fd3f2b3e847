"""What staff change of their own accounts."""

from collections.abc import Collection
from dataclasses import dataclass

from petition.rules import clock, names, passwords
from petition.rules.audit import Deed, DeedName
from petition.rules.errors import Invalid, NotAllowed
from petition.services import account_links, attempts, auditing, hashing, staff_sessions
from petition.services.second_factor import Who
from petition.store import database
from petition.store.models import Staff
from petition.store.queries import staff


@dataclass(frozen=True)
class Details:
    """What one may say of oneself."""

    name: str
    language: str
    wants_digest: bool


def change_details(staff_id: int, details: Details, languages: Collection[str]) -> None:
    """Another name, language, or wish for the digest; Invalid with a code for each fault."""
    errors = {}
    if fault := names.fault_in_name(details.name):
        errors["name"] = f"name_{fault}"
    if details.language not in languages:
        errors["language"] = "language_unknown"
    if errors:
        raise Invalid(errors)
    with database.writing() as session:
        account = _present(staff.by_id(session, staff_id))
        account.name = names.tidy(details.name)
        account.language = details.language
        account.wants_digest = details.wants_digest
        session.flush()
        auditing.record(session, Deed(staff_id, DeedName.ACCOUNT_CHANGED, f"staff:{staff_id}", {}))


def prove(staff_id: int, password: str) -> str:
    """Makes sure that it is the owner who asks; gives what is kept of the password.

    Raises Invalid for a wrong password, TooMany after too many failures.
    """
    with database.writing() as session:
        account = _present(staff.by_id(session, staff_id))
        kept = account.password_hash
        key = attempts.account_key(account.email_canonical)
        attempt_id = attempts.begin(session, key, clock.now())
    if not hashing.is_right(kept, password):
        raise Invalid({"password": "password_wrong"})
    with database.writing() as session:
        attempts.succeed(session, attempt_id)
    return kept


def change_password(who: Who, present: str, new: str) -> str:
    """Another password; every other session ends. Gives this session's new secret.

    Raises Invalid for a wrong password or one that cannot be taken, TooMany as `prove` does.
    """
    with database.reading() as session:
        owner = _present(session.get(Staff, who.staff_id))
        personal = (owner.name, owner.email)
    if fault := passwords.fault(new, personal):
        raise Invalid({"new_password": fault})
    proven = prove(who.staff_id, present)
    kept, now = hashing.hashed(new), clock.now()
    with database.writing() as session:
        account = _present(staff.by_id(session, who.staff_id))
        if account.password_hash != proven:
            raise NotAllowed
        account.password_hash = kept
        account_links.retire(account)
        staff_sessions.end_all(session, account.id, but=who.session_id)
        secret = staff_sessions.rotate(session, who.session_id, now)
        auditing.record(
            session, Deed(account.id, DeedName.PASSWORD_CHANGED, f"staff:{account.id}", {})
        )
    return secret


def end_session(who: Who, session_id: int) -> None:
    """Ends one session of the account; nothing happens if it has ended already."""
    with database.writing() as session:
        if staff_sessions.end(session, who.staff_id, session_id):
            subject = f"staff:{who.staff_id}"
            auditing.record(session, Deed(who.staff_id, DeedName.SESSIONS_ENDED, subject, {}))


def end_other_sessions(who: Who) -> None:
    """Ends every session but this one."""
    with database.writing() as session:
        staff_sessions.end_all(session, who.staff_id, but=who.session_id)
        subject = f"staff:{who.staff_id}"
        auditing.record(session, Deed(who.staff_id, DeedName.SESSIONS_ENDED, subject, {}))


def _present(account: Staff | None) -> Staff:
    if account is None or account.disabled_at:
        raise NotAllowed
    return account
