"""Other sites that sign through the API, each with a key of its own."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.store.columns import Key, Moment
from petition.store.database import Base


class Partner(Base):
    """One site and its key, of which only a prefix and the SHA-256 are kept.

    It is never deleted, since signatures and the log name it. When it was used is known to the
    day: a finer trace would tell who signed at which moment.
    """

    __tablename__ = "partner"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(40), unique=True)
    key_prefix: Mapped[str] = mapped_column(sa.String(8))
    key_digest: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    keyed_at: Mapped[datetime] = mapped_column(Moment)
    last_used_on: Mapped[date | None]
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
