"""One text decided from an email: the link acts in the name of whom it was sent to.

It dies with the decision, with another version of the text, and with the account.
"""

from dataclasses import dataclass

from petition.mail import one_item_links
from petition.mail.one_item_links import OneItemLink
from petition.rules.decisions import Seen
from petition.rules.errors import Gone, NotFound
from petition.rules.states import Reason
from petition.services import deciding, moderation
from petition.store import database
from petition.store.models import Message, Staff
from petition.store.queries import queue_item
from petition.store.queries.queue_detail import QueueDetail


@dataclass(frozen=True)
class OneItem:
    """The text that a link opens, and in whose name and language one decides about it."""

    staff_id: int
    staff_name: str
    language: str
    seen: Seen
    item: QueueDetail


def look(token: str) -> OneItem:
    """What a link opens; changes nothing.

    Raises NotFound for a token that was never ours, Gone for an old one or a closed account,
    TooLate where the text was decided meanwhile, Changed where it is another one.
    """
    link = one_item_links.read(token)
    with database.reading() as session:
        staff = _holder(session.get(Staff, link.staff_id))
        message = session.get(Message, link.seen.message_id)
        item = queue_item.detail(session, link.seen.message_id)
        if message is None or item is None:
            raise NotFound
        deciding.check_seen(session, message, link.seen)
        return OneItem(staff.id, staff.name, staff.language, link.seen, item)


def approve(token: str) -> int:
    """Approves what the link is about; raises as `look` and `moderation.approve` do."""
    link = _opened(token)
    return moderation.approve(link.seen, link.staff_id)


def reject(token: str, reason: Reason) -> int:
    """Rejects what the link is about; raises as `look` and `moderation.reject` do."""
    link = _opened(token)
    return moderation.reject(link.seen, link.staff_id, reason)


def _opened(token: str) -> OneItemLink:
    link = one_item_links.read(token)
    with database.reading() as session:
        _holder(session.get(Staff, link.staff_id))
    return link


def _holder(staff: Staff | None) -> Staff:
    # Every role may moderate: only a closed account may not.
    if staff is None or staff.disabled_at is not None:
        raise Gone
    return staff
