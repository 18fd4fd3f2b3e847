"""The link in the email: GET looks, the button confirms, the other button says "it wasn't me"."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.current import settings
from petition.mail import links
from petition.rules import clock, tokens
from petition.rules.errors import Gone, NotFound
from petition.rules.states import UNCONFIRMED, SignatureState
from petition.services import comments, tallying, withdrawal
from petition.store import database
from petition.store.models import OutboxEmail, Signature
from petition.store.queries import signatures


@dataclass(frozen=True)
class Opened:
    """The signature that a link opens, as its owner may see it."""

    id: int
    campaign_id: int
    state: SignatureState
    name: str
    has_comment_due: bool = False


def look(token: str) -> Opened:
    """The signature behind a link; changes nothing.

    Raises NotFound for a token that was never ours, Gone for one that has expired, was
    withdrawn or was erased.
    """
    link = _read(token)
    signature = database.db.session.get(Signature, link.id)
    return _opened(_checked(signature, link))


@database.retried
def confirm(token: str) -> Opened:
    """Confirms the signature and has it counted; repeating it changes nothing.

    One that looks automated beyond the threshold is held for staff instead, which its signer
    is not told. Raises as `look` does. Durable when it returns.
    """
    link = _read(token)
    opened = _confirm_now(link) or _confirm_or_hold(link)
    tallying.tally_at_once(opened.campaign_id)
    if opened.has_comment_due:
        comments.take_at_once(opened.id)
    return opened


@database.retried
def reject(token: str) -> Opened:
    """Undoes what was done in the addressee's name.

    An unconfirmed signature is erased with its waiting emails; a counted one is withdrawn, and
    what was made of its comment erased.
    Raises as `look` does.
    """
    link = _read(token)
    with database.writing() as session:
        signature = _checked(signatures.by_id(session, link.id), link)
        opened = _opened(signature)
        if signature.counted or signature.state == SignatureState.CONFIRMED:
            withdrawal.end(signature, SignatureState.WITHDRAWN)
            comments.take_back(session, signature)
        else:
            _erase(session, signature)
    tallying.tally_at_once(opened.campaign_id)
    return opened


def _read(token: str) -> tokens.Link:
    link = tokens.read(token)
    if link is None:
        raise NotFound
    return link


def _oldest(now: datetime) -> datetime:
    return now - timedelta(days=settings().pending_days)


def _checked(signature: Signature | None, link: tokens.Link) -> Signature:
    if signature is None or not tokens.opens(link, signature.link_digest):
        # Ours once, of a row since erased or begun afresh; or never ours.
        raise Gone if links.confirm_links().has_issued(link) else NotFound
    if signature.state == SignatureState.CONFIRMED or _still_waits(signature):
        return signature
    raise Gone


def _still_waits(signature: Signature) -> bool:
    is_unconfirmed = signature.state in UNCONFIRMED
    return is_unconfirmed and signature.signed_at > _oldest(clock.now())


def _confirm_now(link: tokens.Link) -> Opened | None:
    # The usual case in one statement, which locks the signature's own row and no other.
    now = clock.now()
    since = _oldest(now)
    row = database.write_quickly(lambda cursor: signatures.confirm(cursor, link, now, since))
    return row and Opened(link.id, row[0], SignatureState.CONFIRMED, row[1], bool(row[2]))


def _confirm_or_hold(link: tokens.Link) -> Opened:
    with database.writing() as session:
        signature = _checked(signatures.by_id(session, link.id), link)
        if signature.state in UNCONFIRMED and signature.held_at is None:
            signature.held_at = clock.now()
        return _opened(signature)


def _erase(session: Session, signature: Signature) -> None:
    session.execute(
        sa.delete(OutboxEmail).where(
            OutboxEmail.signature_id == signature.id, OutboxEmail.sent_at.is_(None)
        )
    )
    session.delete(signature)


def _opened(signature: Signature) -> Opened:
    return Opened(signature.id, signature.campaign_id, signature.state, signature.name)
