"""The letters that the author of a rejected text would get, one for each reason.

They are rendered as the email itself is; only the author's own link stays with the author.
"""

from dataclasses import dataclass

from petition.mail import links, message_emails, signature_occasions
from petition.mail.message_emails import MessageOccasion
from petition.rules import clock
from petition.rules.states import MessageState, Reason
from petition.store import database
from petition.store.models import Message
from petition.store.queries import sending
from petition.store.queries.queue_detail import QueueDetail
from petition.web import languages

WITHHELD = "…"


@dataclass(frozen=True)
class Letter:
    """What the author would read: `language` is the author's, `tag` what pages call it."""

    reason: Reason
    language: str
    tag: str
    text: str


def of(item: QueueDetail) -> list[Letter]:
    """The letter for each reason, in the language in which the author used the site."""
    return [_letter(item, reason) for reason in Reason]


def _letter(item: QueueDetail, reason: Reason) -> Letter:
    language = item.page_language
    written = message_emails.message_rejected(_occasion(item, reason))
    return Letter(reason, language, languages.html_lang(language), written.text)


def _occasion(item: QueueDetail, reason: Reason) -> MessageOccasion:
    session, language = database.db.session(), item.page_language
    message = session.get_one(Message, item.id)
    link = links.message_url(WITHHELD, language)
    return MessageOccasion(
        recipient="",
        language=language,
        name=item.name,
        link=link,
        own_link=link,
        expires_at=clock.now(),
        campaign=signature_occasions.words(sending.campaign(session, item.campaign_id), language),
        reason=reason,
        is_comment=message.signature_id is not None,
        is_public=message.state == MessageState.APPROVED,
    )
