"""All that is held about one person, who is one canonical address."""

import hashlib
import hmac
from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.current import settings
from petition.rules.states import EmailKind
from petition.store.models import Campaign, Erasure, Message, OutboxEmail, Signature


def signatures(session: Session, canonical: str) -> Sequence[Signature]:
    """The person's signatures, one a campaign, in any state, oldest first."""
    return session.scalars(_signatures(session, canonical)).all()


def locked_signatures(session: Session, canonical: str) -> Sequence[Signature]:
    """The same, locked until the transaction ends; emails may refer to them meanwhile."""
    locked = _signatures(session, canonical).with_for_update(key_share=True)
    return session.scalars(locked.execution_options(populate_existing=True)).all()


def messages(session: Session, canonical: str, signature_ids: Collection[int]) -> Sequence[Message]:
    """What the person wrote, the comments of these signatures among it, oldest first."""
    return session.scalars(_messages(canonical, signature_ids)).all()


def asked_for_links(
    session: Session, signature_ids: Collection[int], message_ids: Collection[int], since: datetime
) -> Sequence[OutboxEmail]:
    """The emails with a person's links that wait, or were queued after `since` and not given up."""
    is_own = sa.or_(
        OutboxEmail.signature_id.in_(signature_ids), OutboxEmail.message_id.in_(message_ids)
    )
    is_recent = sa.or_(OutboxEmail.sent_at.is_(None), OutboxEmail.created_at > since)
    return session.scalars(
        sa.select(OutboxEmail)
        .where(is_own, OutboxEmail.kind == EmailKind.OWN_LINKS, is_recent)
        .where(OutboxEmail.given_up_at.is_(None))
    ).all()


def locked_messages(
    session: Session, canonical: str, signature_ids: Collection[int]
) -> Sequence[Message]:
    """The same, locked until the transaction ends."""
    locked = _messages(canonical, signature_ids).with_for_update()
    return session.scalars(locked.execution_options(populate_existing=True)).all()


def comments(session: Session, signature_id: int) -> Sequence[Message]:
    """What was made of a signature's comment, locked until the transaction ends."""
    made = sa.select(Message).where(Message.signature_id == signature_id).order_by(Message.id)
    return session.scalars(made.with_for_update(key_share=True)).all()


def emails_sent(session: Session, signature_id: int) -> Sequence[OutboxEmail]:
    """The emails about a signature whose trace is not forgotten yet, oldest first."""
    sent = sa.select(OutboxEmail).where(
        OutboxEmail.signature_id == signature_id, OutboxEmail.sent_at.is_not(None)
    )
    return session.scalars(sent.order_by(OutboxEmail.id)).all()


def erase_signatures(session: Session, ids: Collection[int]) -> None:
    """Erases signatures and the emails about them that have not gone.

    Of an email that went the nameless trace stays, as the limit of emails a day needs it.
    """
    of_these = OutboxEmail.signature_id.in_(ids)
    session.execute(sa.delete(OutboxEmail).where(of_these, OutboxEmail.sent_at.is_(None)))
    session.execute(sa.delete(Signature).where(Signature.id.in_(ids)))


def address_key(canonical: str) -> bytes:
    """What is remembered of an erased person: a keyed hash of the canonical address."""
    key = settings().secret_key.encode()
    return hmac.digest(key, b"erasure\0" + canonical.encode(), hashlib.sha256)


def remember_erasing(session: Session, canonical: str, now: datetime) -> None:
    """Writes down that a person was erased, so that a restored backup forgets them again."""
    session.execute(sa.insert(Erasure).values(address_key=address_key(canonical), erased_at=now))


def _signatures(session: Session, canonical: str) -> sa.Select[Signature]:
    # By campaign, since the index of addresses begins with it.
    campaigns = session.scalars(sa.select(Campaign.id)).all()
    return (
        sa.select(Signature)
        .where(Signature.campaign_id.in_(campaigns), Signature.email_canonical == canonical)
        .order_by(Signature.id)
    )


def _messages(canonical: str, signature_ids: Collection[int]) -> sa.Select[Message]:
    is_own = sa.or_(Message.email_canonical == canonical, Message.signature_id.in_(signature_ids))
    return sa.select(Message).where(is_own).order_by(Message.id)
