"""What a moderator's digest speaks of, and when it has lost its point since."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from petition.mail import digest_emails, one_item_links
from petition.mail.digest_emails import DigestOccasion
from petition.mail.one_item_links import OneItemLink
from petition.mail.outcomes import Pointless
from petition.mail.rendering import Email
from petition.rules.digests import MOST_ITEMS
from petition.store.models import OutboxEmail, Staff
from petition.store.queries import queue
from petition.store.queries.queue import Filter


def prepare(session: Session, email: OutboxEmail, now: datetime) -> Callable[[], Email]:
    """All that it takes to write this email later; raises Pointless where it should not go."""
    staff = _reader(session.get(Staff, email.staff_id or 0))
    items = queue.page(session, Filter(), limit=MOST_ITEMS)
    if not items:
        raise Pointless("nothing_waits")
    links = [one_item_links.url(OneItemLink(staff.id, item.seen)) for item in items]
    occasion = DigestOccasion(
        recipient=staff.email,
        language=staff.language,
        name=staff.name,
        total=queue.counts(session).total,
        items=tuple(zip(items, links, strict=True)),
        written_at=now,
    )
    return partial(digest_emails.digest, occasion)


def _reader(staff: Staff | None) -> Staff:
    if staff is None or staff.disabled_at is not None or not staff.wants_digest:
        raise Pointless("not_wanted")
    return staff
