"""The second factor's rows: each code counts once, whoever asks at the same moment."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store.models import RecoveryCode, Staff


def use_step(session: Session, staff_id: int, step: int) -> bool:
    """Takes the code of these thirty seconds; False if it, or a later one, was used before."""
    used = (
        sa.update(Staff)
        .where(Staff.id == staff_id, Staff.totp_last_step < step)
        .values(totp_last_step=step)
        .returning(Staff.id)
    )
    return session.execute(used).first() is not None


def use_recovery_code(session: Session, staff_id: int, digest: bytes, now: datetime) -> bool:
    """Takes one recovery code; False if there is none such, or it was used before."""
    used = (
        sa.update(RecoveryCode)
        .where(RecoveryCode.staff_id == staff_id, RecoveryCode.digest == digest)
        .where(RecoveryCode.used_at.is_(None))
        .values(used_at=now)
        .returning(RecoveryCode.id)
    )
    return session.execute(used).first() is not None


def unused_codes_count(session: Session, staff_id: int) -> int:
    """How many recovery codes are left."""
    unused = sa.select(sa.func.count()).where(
        RecoveryCode.staff_id == staff_id, RecoveryCode.used_at.is_(None)
    )
    return session.scalar(unused) or 0


def replace_codes(session: Session, staff_id: int, digests: Iterable[bytes]) -> None:
    """Other recovery codes in the place of those there were."""
    session.execute(sa.delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    session.add_all(RecoveryCode(staff_id=staff_id, digest=digest) for digest in digests)
