"""The link in the email about a message: GET looks, one button sends it on, the other erases it."""

from dataclasses import dataclass
from datetime import timedelta

from petition.current import settings
from petition.mail import links
from petition.rules import clock, tokens
from petition.rules.errors import MessageGone, NotFound
from petition.services import message_erasing, queueing
from petition.store import database
from petition.store.models import Message, MessageVersion
from petition.store.queries import written


@dataclass(frozen=True)
class OpenedMessage:
    """The message that a link opens, as its author may see it."""

    id: int
    campaign_id: int
    is_confirmed: bool
    name: str
    language: str
    title: str
    body_html: str


def is_message_link(token: str) -> bool:
    """Whether a link was issued for a message, whatever became of it."""
    link = tokens.read(token)
    return link is not None and links.message_links().has_issued(link)


def look(token: str) -> OpenedMessage:
    """The message behind a link; changes nothing.

    Raises NotFound for a token that was never ours, MessageGone for one that has expired or whose
    message was erased.
    """
    link = read(token)
    session = database.db.session()
    message = checked(session.get(Message, link.id), link)
    return _opened(message, written.newest(session, message))


@database.retried
def confirm(token: str) -> OpenedMessage:
    """Puts the message into the moderators' queue; repeating it changes nothing.

    Raises as `look` does. Durable when it returns.
    """
    link = read(token)
    with database.writing() as session:
        message = checked(written.by_id(session, link.id), link)
        if message.confirmed_at is None:
            message.confirmed_at = clock.now()
            queueing.enter(message, message.confirmed_at)
        return _opened(message, written.newest(session, message))


@database.retried
def reject(token: str) -> OpenedMessage:
    """Erases what was written in the addressee's name, with all that hangs on it.

    Raises as `look` does.
    """
    link = read(token)
    with database.writing() as session:
        message = checked(written.by_id(session, link.id), link)
        opened = _opened(message, written.newest(session, message))
        message_erasing.erase(session, [message.id])
    return opened


def read(token: str) -> tokens.Link:
    """What a token says; NotFound when it cannot be one of ours."""
    link = tokens.read(token)
    if link is None:
        raise NotFound
    return link


def checked(message: Message | None, link: tokens.Link) -> Message:
    """The message, if the link opens it and has not expired; raises as `look` does."""
    if message is None or not tokens.opens(link, message.link_digest):
        raise MessageGone if links.message_links().has_issued(link) else NotFound
    oldest = clock.now() - timedelta(days=settings().pending_days)
    if message.confirmed_at is None and message.written_at <= oldest:
        raise MessageGone
    return message


def _opened(message: Message, newest: MessageVersion) -> OpenedMessage:
    return OpenedMessage(
        id=message.id,
        campaign_id=message.campaign_id,
        is_confirmed=message.confirmed_at is not None,
        name=message.name,
        language=message.language,
        title=newest.title,
        body_html=newest.body_html,
    )
