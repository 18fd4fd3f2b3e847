"""Messages as the deeds of their authors ask for them, whatever state they are in."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.errors import MessageGone
from petition.store.models import Message, MessageVersion

COMPARED = 2000


def by_id(session: Session, message_id: int) -> Message | None:
    """One message, locked until the transaction ends."""
    return session.get(Message, message_id, with_for_update=True, populate_existing=True)


def newest(session: Session, message: Message) -> MessageVersion:
    """The newest text of a message; MessageGone when it is erased between the two looks."""
    version = session.get(MessageVersion, (message.id, message.version))
    if version is None:
        raise MessageGone
    return version


def fingerprints(session: Session, campaign_id: int, without: int = 0) -> Sequence[int]:
    """The fingerprints of a campaign's COMPARED newest messages, one of them left out."""
    return session.scalars(
        sa.select(Message.fingerprint)
        .where(Message.campaign_id == campaign_id, Message.id != without)
        .order_by(Message.id.desc())
        .limit(COMPARED)
    ).all()
