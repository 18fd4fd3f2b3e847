"""What the email with a person's links speaks of: all that is held when it is written."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from petition.mail import links, message_occasions, own_emails, signature_occasions
from petition.mail.emails import Words
from petition.mail.outcomes import Pointless
from petition.mail.own_emails import OwnItem, OwnOccasion
from petition.mail.rendering import Email
from petition.rules.states import CampaignState
from petition.store.models import Message, OutboxEmail, Signature
from petition.store.queries import persons, sending


def prepare(session: Session, email: OutboxEmail, _now: datetime) -> Callable[[], Email]:
    """All that it takes to write this email later; raises Pointless where nothing is left."""
    asker = _asker(session, email)
    items = tuple(_items(session, asker.email_canonical))
    if not items:
        raise Pointless("nothing_published")
    language = asker.language if isinstance(asker, Signature) else asker.page_language
    occasion = OwnOccasion(asker.email, language, asker.name, items)
    return partial(own_emails.own_links, occasion)


def _asker(session: Session, email: OutboxEmail) -> Signature | Message:
    signature = session.get(Signature, email.signature_id or 0)
    asker = signature or session.get(Message, email.message_id or 0)
    if asker is None:
        raise Pointless("person_gone")
    return asker


def _items(session: Session, canonical: str) -> Iterator[OwnItem]:
    signed = persons.signatures(session, canonical)
    for signature in signed:
        if words := _words(session, signature.campaign_id, signature.language):
            link = links.own_url(signature.id, signature.link_nonce, signature.language)
            yield OwnItem("", signature.signed_at, words, link)
    for message in persons.messages(session, canonical, [each.id for each in signed]):
        if words := _words(session, message.campaign_id, message.page_language):
            link = links.message_url(message_occasions.token(message), message.page_language)
            yield OwnItem(message.kind, message.written_at, words, link)


def _words(session: Session, campaign_id: int, language: str) -> Words | None:
    """What the campaign says of itself; nothing while it is a draft, whose pages are not there."""
    campaign = sending.campaign(session, campaign_id)
    is_draft = campaign.state == CampaignState.DRAFT
    return None if is_draft else signature_occasions.words(campaign, language)
