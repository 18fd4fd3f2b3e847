"""Who was erased, told to nobody: what a restored backup must forget again."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from petition.store.columns import Moment
from petition.store.database import Base


class Erasure(Base):
    """One erasing of a person: a keyed hash of the canonical address, and the moment.

    What the person signs or writes after that moment is not meant.
    """

    __tablename__ = "erasure"

    address_key: Mapped[bytes] = mapped_column(sa.LargeBinary(32), primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(Moment, primary_key=True)
