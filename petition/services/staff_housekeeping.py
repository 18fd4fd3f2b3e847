"""What is over and done with in the accounts of staff: ended sessions, failures, dead links."""

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from petition.rules import clock, logins
from petition.store import database
from petition.store.models import LoginFailure, Staff, StaffSession


def forget_ended() -> int:
    """Drops sessions that are too old, failures that count no more, and links that expired.

    Gives how many rows it touched; it takes the write lock only where there are any.
    """
    return sum(deed() for deed in (_old_sessions, _old_failures, _expired_links))


def _old_sessions() -> int:
    is_over = StaffSession.created_at <= clock.now() - logins.LONGEST
    return _do(StaffSession.id, is_over, sa.delete(StaffSession).where(is_over))


def _old_failures() -> int:
    is_over = LoginFailure.failed_at <= clock.now() - logins.FAILURE_WINDOW
    return _do(LoginFailure.id, is_over, sa.delete(LoginFailure).where(is_over))


def _expired_links() -> int:
    is_over = Staff.link_expires_at <= clock.now()
    nothing = {"link_nonce": None, "link_digest": None, "link_expires_at": None}
    return _do(Staff.id, is_over, sa.update(Staff).where(is_over).values(nothing))


def _do(
    column: InstrumentedAttribute[int],
    is_over: sa.ColumnElement[bool],
    statement: sa.Delete | sa.Update,
) -> int:
    with database.reading() as session:
        if session.scalar(sa.select(column).where(is_over).limit(1)) is None:
            return 0
    with database.writing() as session:
        return len(session.execute(statement.returning(column)).all())
