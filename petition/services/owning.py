"""The link to one's own signature: what is held, changing it, withdrawing it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from petition.mail import links
from petition.mail.signature_occasions import LISTED
from petition.rules import suspicion, tokens
from petition.rules.errors import NotFound, OwnLinkGone
from petition.rules.own_signature import Changes
from petition.rules.states import UNCONFIRMED, MessageState, SignatureState
from petition.rules.suspicion import Suspicion
from petition.services import comments, tallying, withdrawal
from petition.store import database
from petition.store.models import Message, OutboxEmail, Signature
from petition.store.queries import persons, search, signatures


@dataclass(frozen=True)
class Own:
    """A signature as its signer sees it, and what else is held about the same person.

    `others` are the signatures for other campaigns, `messages` all that the person wrote, `emails`
    those about this signature that went in the last days.
    """

    signature: Signature
    others: Sequence[Signature]
    messages: Sequence[Message]
    emails: Sequence[OutboxEmail]


def look(token: str) -> Own:
    """What a link opens; changes nothing.

    Raises NotFound for a token that was never ours, OwnLinkGone for one whose signature was
    erased, or withdrawn and begun anew.
    """
    link = read(token)
    session = database.db.session()
    signature = checked(session.get(Signature, link.id), link)
    signed = persons.signatures(session, signature.email_canonical)
    written = persons.messages(session, signature.email_canonical, [each.id for each in signed])
    return Own(
        signature=signature,
        others=[other for other in signed if other.id != signature.id],
        messages=written,
        emails=persons.emails_sent(session, signature.id),
    )


@database.retried
def update(token: str, changes: Changes) -> None:
    """Changes how the signature is shown, and its comment with it; repeating it changes nothing.

    A name that looks automated adds to the grounds that staff see; what is counted stays counted.
    Raises as `look` does, and OwnLinkGone for a signature that is withdrawn.
    """
    link = read(token)
    with database.writing() as session:
        signature = checked(signatures.by_id(session, link.id), link)
        if signature.state == SignatureState.WITHDRAWN:
            raise OwnLinkGone
        if changes.name != signature.name:
            _judge(signature, changes.name)
        signature.name, signature.visibility = changes.name, changes.visibility
        signature.language, signature.updates = changes.language, changes.updates
        _show_comment(session, signature)


@database.retried
def withdraw(token: str) -> None:
    """Withdraws the signature and erases what was made of its comment; repeating changes nothing.

    One that staff took out of the count stays as it is. Raises as `look` does.
    """
    link = read(token)
    with database.writing() as session:
        signature = checked(signatures.by_id(session, link.id), link)
        campaign_id = signature.campaign_id
        if signature.state != SignatureState.INVALIDATED:
            withdrawal.end(signature, SignatureState.WITHDRAWN)
            comments.take_back(session, signature)
    tallying.tally_at_once(campaign_id)


def read(token: str) -> tokens.Link:
    """What a token says; NotFound when it cannot be one of ours."""
    link = tokens.read(token)
    if link is None:
        raise NotFound
    return link


def checked(signature: Signature | None, link: tokens.Link) -> Signature:
    """The signature, if the link opens it; raises as `look` does."""
    purpose = links.own_links()
    if signature is not None and purpose.opens(link, signature.link_nonce):
        return signature
    raise OwnLinkGone if purpose.has_issued(link) else NotFound


def _judge(signature: Signature, name: str) -> None:
    reasons = tuple(filter(None, signature.suspicion_reasons.split(",")))
    after = suspicion.renamed(Suspicion(signature.suspicion_score, reasons), name)
    signature.suspicion_score = after.score
    signature.suspicion_reasons = ",".join(after.reasons)
    if after.is_suspect and signature.state in UNCONFIRMED:
        signature.state = SignatureState.SUSPECT


def _show_comment(session: Session, signature: Signature) -> None:
    # A comment is shown under its signer's name, as the list shows it.
    shown = LISTED[signature.visibility](signature.name)
    for message in persons.comments(session, signature.id):
        if message.name != shown:
            message.name = shown
            if message.state == MessageState.APPROVED:
                search.refresh(session, message.id)
