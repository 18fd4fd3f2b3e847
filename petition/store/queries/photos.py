"""Pictures by name: those that a public message shows, and no others."""

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.store.models import Message, MessageVersion, Photo
from petition.store.models.message import IS_PUBLIC


class PhotoFile(NamedTuple):
    """The bytes of a picture, their media type, and the campaign it belongs to."""

    campaign_id: int
    media_type: str
    data: bytes


def public(session: Session, name: str) -> PhotoFile | None:
    """A picture of the published version of an approved message, or None."""
    of_published_version = sa.and_(
        MessageVersion.message_id == Message.id,
        MessageVersion.number == Message.published_version,
    )
    row = session.execute(
        sa.select(Message.campaign_id, Photo.media_type, Photo.data)
        .join(Photo, Photo.message_id == Message.id)
        .join(MessageVersion, sa.and_(of_published_version, MessageVersion.photo_id == Photo.id))
        .where(IS_PUBLIC, Photo.name == name)
    ).first()
    return PhotoFile(*row) if row else None
