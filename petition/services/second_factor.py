"""The second factor: a code at each login, enrolling an app, and codes for the day it is lost."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules import clock, tokens, totp
from petition.rules.audit import Deed, DeedName
from petition.rules.errors import Invalid, NotAllowed
from petition.services import attempts, auditing, staff_sessions
from petition.store import database
from petition.store.models import Staff
from petition.store.queries import second_factor, staff

WRONG = {"code": "code_wrong"}


@dataclass(frozen=True)
class Who:
    """An account and one of its sessions."""

    staff_id: int
    session_id: int
    token_digest: bytes


@dataclass(frozen=True)
class Enrolled:
    """What enrolling gives: the session's new secret, and the codes that are shown this once."""

    secret: str
    recovery_codes: list[str]


def offered(who: Who) -> str:
    """The secret that this session may enrol; the same until one is enrolled. Writes nothing."""
    return totp.secret(settings().secret_key, _offered_nonce(who))


def verify(who: Who, typed: str) -> str:
    """Lets a session in with a code of the app, or a recovery code; gives its new secret.

    Raises Invalid for a code that is wrong or was used, TooMany after too many failures.
    """
    code, now = totp.tidied(typed), clock.now()
    with database.writing() as session:
        account = _account(session, who)
        attempt_id = attempts.begin(session, attempts.account_key(account.email_canonical), now)
        deed = _used(session, account, code, now)
        if deed:
            attempts.succeed(session, attempt_id)
            secret = staff_sessions.rotate(session, who.session_id, now)
            auditing.record(session, deed)
    if not deed:
        raise Invalid(WRONG)
    return secret


def enrol(who: Who, typed: str, is_renewal: bool = False) -> Enrolled:
    """Takes up the secret that was offered, once a code shows that the app has it.

    Other sessions end. Raises Invalid for a wrong code, NotAllowed where there is a second factor
    and this is no renewal, TooMany after too many failures.
    """
    code, now = totp.tidied(typed), clock.now()
    step = totp.matching_step(offered(who), code, now)
    codes = totp.fresh_recovery_codes()
    with database.writing() as session:
        account = _account(session, who)
        if account.totp_enrolled_at and not is_renewal:
            raise NotAllowed
        attempt_id = attempts.begin(session, attempts.account_key(account.email_canonical), now)
        if step is not None:
            attempts.succeed(session, attempt_id)
            account.totp_nonce = _offered_nonce(who)
            account.totp_last_step = step
            account.totp_enrolled_at = now
            secret = _let_in(session, who, codes, now)
    if step is None:
        raise Invalid(WRONG)
    return Enrolled(secret, codes)


def renew_recovery_codes(staff_id: int) -> list[str]:
    """Ten other recovery codes; those there were are worth nothing from now on."""
    codes = totp.fresh_recovery_codes()
    with database.writing() as session:
        second_factor.replace_codes(session, staff_id, map(_digest, codes))
        auditing.record(
            session, Deed(staff_id, DeedName.RECOVERY_CODES_RENEWED, f"staff:{staff_id}", {})
        )
    return codes


def forget(session: Session, account: Staff) -> None:
    """Takes the second factor and its recovery codes away, inside the caller's transaction."""
    account.totp_nonce = account.totp_enrolled_at = None
    second_factor.replace_codes(session, account.id, ())


def _account(session: Session, who: Who) -> Staff:
    account = staff.by_id(session, who.staff_id)
    if account is None or account.disabled_at:
        raise NotAllowed
    return account


def _used(session: Session, account: Staff, code: str, now: datetime) -> Deed | None:
    """What a right code did, as the log has it; None for a wrong one."""
    subject = f"staff:{account.id}"
    if totp.is_recovery_code(code):
        if not second_factor.use_recovery_code(session, account.id, _digest(code), now):
            return None
        left = second_factor.unused_codes_count(session, account.id)
        return Deed(account.id, DeedName.RECOVERY_CODE_USED, subject, {"left": left})
    if account.totp_nonce is None:
        return None
    secret = totp.secret(settings().secret_key, account.totp_nonce)
    step = totp.matching_step(secret, code, now)
    if step is None or not second_factor.use_step(session, account.id, step):
        return None
    return Deed(account.id, DeedName.LOGGED_IN, subject, {})


def _let_in(session: Session, who: Who, codes: list[str], now: datetime) -> str:
    second_factor.replace_codes(session, who.staff_id, map(_digest, codes))
    staff_sessions.end_all(session, who.staff_id, but=who.session_id)
    secret = staff_sessions.rotate(session, who.session_id, now)
    subject = f"staff:{who.staff_id}"
    auditing.record(session, Deed(who.staff_id, DeedName.SECOND_FACTOR_ENROLLED, subject, {}))
    return secret


def _offered_nonce(who: Who) -> bytes:
    return totp.nonce_of_session(settings().secret_key, who.token_digest)


def _digest(code: str) -> bytes:
    return tokens.digest(totp.tidied(code))
