"""What administrators change of the accounts of others; it holds from the next request on."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from petition.rules import clock
from petition.rules.audit import Deed, DeedName, Detail
from petition.rules.errors import Invalid, NotFound
from petition.rules.states import Role
from petition.services import account_links, auditing, second_factor, staff_sessions
from petition.store import database
from petition.store.models import Staff
from petition.store.queries import staff

# What a change does to an account; it gives what the log tells of it, None if it changed nothing.
Change = Callable[[Session, Staff], dict[str, Detail] | None]


def set_role(by: int | None, staff_id: int, role: Role) -> None:
    """Gives an account another role. Invalid for one's own, or the last administrator's."""

    def change(session: Session, account: Staff) -> dict[str, Detail] | None:
        if account.role == role:
            return None
        _keep_an_administrator(by, session, account)
        before, account.role = account.role, role
        return {"from": before.value, "to": role.value}

    _apply(by, staff_id, DeedName.ROLE_CHANGED, change)


def set_committee(by: int | None, staff_id: int, is_on_committee: bool) -> None:
    """Takes someone into the committee that judges proposals, or out of it."""

    def change(session: Session, account: Staff) -> dict[str, Detail] | None:
        if account.is_on_committee == is_on_committee:
            return None
        account.is_on_committee = is_on_committee
        return {"member": is_on_committee}

    _apply(by, staff_id, DeedName.COMMITTEE_CHANGED, change)


def disable(by: int | None, staff_id: int) -> None:
    """Shuts an account. Invalid for one's own, or the last administrator's."""

    def change(session: Session, account: Staff) -> dict[str, Detail] | None:
        if account.disabled_at:
            return None
        _keep_an_administrator(by, session, account)
        account.disabled_at = clock.now()
        account_links.retire(account)
        staff_sessions.end_all(session, account.id)
        return {}

    _apply(by, staff_id, DeedName.ACCOUNT_DISABLED, change)


def enable(by: int | None, staff_id: int) -> None:
    """Opens a disabled account again."""

    def change(session: Session, account: Staff) -> dict[str, Detail] | None:
        if account.disabled_at is None:
            return None
        account.disabled_at = None
        return {}

    _apply(by, staff_id, DeedName.ACCOUNT_ENABLED, change)


def reset_second_factor(by: int | None, staff_id: int) -> None:
    """For a lost phone: takes the second factor away, and ends every session.

    Invalid for one's own: whoever is logged in can renew it.
    """

    def change(session: Session, account: Staff) -> dict[str, Detail] | None:
        if by == account.id:
            raise Invalid({"account": "own_account"})
        second_factor.forget(session, account)
        staff_sessions.end_all(session, account.id)
        return {}

    _apply(by, staff_id, DeedName.SECOND_FACTOR_RESET, change)


def _apply(by: int | None, staff_id: int, deed: DeedName, change: Change) -> None:
    with database.writing() as session:
        # Locked first and in one order, so that two administrators do not disable each other.
        staff.active_administrators(session)
        account = staff.by_id(session, staff_id)
        if account is None:
            raise NotFound
        details = change(session, account)
        if details is not None:
            session.flush()
            auditing.record(session, Deed(by, deed, f"staff:{account.id}", details))


def _keep_an_administrator(by: int | None, session: Session, account: Staff) -> None:
    if by == account.id:
        raise Invalid({"account": "own_account"})
    if list(staff.active_administrators(session)) == [account.id]:
        raise Invalid({"account": "last_administrator"})
