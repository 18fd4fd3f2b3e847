"""What the emails about messages speak of, and which of them have lost their point since."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from petition.current import settings
from petition.mail import links, message_emails, signature_occasions
from petition.mail.message_emails import MessageOccasion
from petition.mail.outcomes import Pointless
from petition.mail.rendering import Email
from petition.rules import tokens
from petition.rules.states import EmailKind, MessageState, Reason
from petition.store.models import Campaign, Decision, Message, OutboxEmail, Signature
from petition.store.queries import sending


def prepare(session: Session, email: OutboxEmail, now: datetime) -> Callable[[], Email]:
    """All that it takes to write this email later; raises Pointless where it should not go."""
    message = session.get(Message, email.message_id or 0)
    if message is None:
        raise Pointless("message_gone")
    reason = Reason.OTHER
    if email.kind == EmailKind.CONFIRM_MESSAGE:
        _check_unconfirmed(message, now)
    else:
        reason = _standing_reason(session, email, message)
    occasion = _occasion(session, email.kind, message, reason)
    return partial(message_emails.BY_KIND[email.kind], occasion)


def token(message: Message) -> str:
    """The token of the link that a message's author has; made to open, whatever the key was."""
    purpose = links.message_links()
    digest = tokens.digest(purpose.secret(message.link_nonce))
    if message.link_digest != digest:
        # SECRET_KEY is another one since the writing: from here on the new link opens.
        message.link_digest = digest
    return purpose.token(message.id, message.link_nonce)


def _check_unconfirmed(message: Message, now: datetime) -> None:
    if message.confirmed_at is not None:
        raise Pointless("not_pending")
    if _expires_at(message) <= now:
        raise Pointless("expired")


def _standing_reason(session: Session, email: OutboxEmail, message: Message) -> Reason:
    """The reason of the decision that the email tells of, if that stands still."""
    decision = session.get(Decision, email.decision_id or 0)
    if decision is None or decision.undone_at is not None:
        raise Pointless("decision_undone")
    _check_true(email.kind, message, decision)
    return decision.reason or Reason.OTHER


def _check_true(kind: EmailKind, message: Message, decision: Decision) -> None:
    """That what the email tells of the message is so to this moment."""
    if kind == EmailKind.MESSAGE_APPROVED and message.state != MessageState.APPROVED:
        raise Pointless("not_public")
    if kind == EmailKind.MESSAGE_REJECTED and message.published_version == decision.version:
        raise Pointless("not_rejected")


def _expires_at(message: Message) -> datetime:
    return message.written_at + timedelta(days=settings().pending_days)


def _occasion(
    session: Session, kind: EmailKind, message: Message, reason: Reason
) -> MessageOccasion:
    campaign = sending.campaign(session, message.campaign_id)
    own_token, language = token(message), message.page_language
    return MessageOccasion(
        recipient=message.email,
        language=language,
        name=_greeted(session, message),
        link=_link(kind, message, own_token, campaign),
        own_link=links.message_url(own_token, language),
        expires_at=_expires_at(message),
        campaign=signature_occasions.words(campaign, language),
        reason=reason,
        is_comment=message.signature_id is not None,
        is_public=message.state == MessageState.APPROVED,
    )


def _greeted(session: Session, message: Message) -> str:
    # A comment shows its signer as the signer chose; a letter calls people by their name.
    signature = session.get(Signature, message.signature_id or 0)
    return signature.name if signature else message.name


def _link(kind: EmailKind, message: Message, own_token: str, campaign: Campaign) -> str:
    language = message.page_language
    if kind == EmailKind.CONFIRM_MESSAGE:
        return links.confirm_url(own_token, language)
    if kind == EmailKind.MESSAGE_APPROVED:
        return links.permalink(campaign.slug, message.id, language)
    return links.message_url(own_token, language)
