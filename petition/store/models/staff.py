"""The people who moderate and run campaigns: accounts, sessions, and what guards their logins."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.rules.states import Role
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base


def _staff_key() -> Mapped[int]:
    return mapped_column(Key, sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)


class Staff(Base):
    """One account; it is never deleted, since the log names it, but disabled.

    `password_hash` is empty until the invitation is taken up. The second factor's secret is
    derived from `totp_nonce` and SECRET_KEY, so that the table alone gives no code.
    """

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    email: Mapped[str] = mapped_column(sa.String(254))
    email_canonical: Mapped[str] = mapped_column(sa.String(254), unique=True)
    name: Mapped[str] = mapped_column(sa.String(100))
    role: Mapped[Role] = mapped_column(by_value(Role, "role"))
    language: Mapped[str] = mapped_column(sa.String(8))
    is_on_committee: Mapped[bool] = mapped_column(server_default=sa.false())
    wants_digest: Mapped[bool] = mapped_column(server_default=sa.false())

    password_hash: Mapped[str] = mapped_column(sa.String(200), server_default="")
    totp_nonce: Mapped[bytes | None] = mapped_column(sa.LargeBinary(16))
    totp_last_step: Mapped[int] = mapped_column(sa.BigInteger, server_default="0")
    # The one link that is out at a time: an invitation or a password reset.
    link_nonce: Mapped[bytes | None] = mapped_column(sa.LargeBinary(16))
    link_digest: Mapped[bytes | None] = mapped_column(sa.LargeBinary(32))

    created_at: Mapped[datetime] = mapped_column(Moment)
    link_expires_at: Mapped[datetime | None] = mapped_column(Moment)
    totp_enrolled_at: Mapped[datetime | None] = mapped_column(Moment)
    digest_at: Mapped[datetime | None] = mapped_column(Moment)
    disabled_at: Mapped[datetime | None] = mapped_column(Moment)


class StaffSession(Base):
    """A login; the cookie holds the secret, this row its digest. No row, no session."""

    __tablename__ = "staff_session"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    staff_id: Mapped[int] = _staff_key()
    token_digest: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    verified_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCode(Base):
    """A code that stands in for the second factor once."""

    __tablename__ = "recovery_code"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    staff_id: Mapped[int] = _staff_key()
    digest: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class LoginFailure(Base):
    """A wrong password or code for an account, be there such an account or not."""

    __tablename__ = "login_failure"
    __table_args__ = (sa.Index("ix_login_failure_account_key", "account_key", "failed_at"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    account_key: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    failed_at: Mapped[datetime] = mapped_column(Moment)


class AuditRow(Base):
    """One deed of staff, chained to the one before it; `details` is JSON without personal data.

    `staff_id` is None for what an operator did on the command line.
    """

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    staff_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff.id"), index=True)
    deed: Mapped[str] = mapped_column(sa.String(40), index=True)
    subject: Mapped[str] = mapped_column(sa.String(40), index=True)
    details: Mapped[str] = mapped_column(sa.String(2000))
    previous_hash: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64))
