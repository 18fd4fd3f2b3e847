"""The digest: once a day, moderators who want it are told what waits."""

from petition.rules import clock
from petition.rules.digests import morning
from petition.store import database
from petition.store.queries import digests, outbox


def queue_due() -> int:
    """Queues the digest of everybody who is due one, if anything waits; gives how many.

    `digest_at` moves in the same transaction, so that nobody gets two a day.
    """
    now = clock.now()
    with database.reading() as session:
        if not digests.is_anything_waiting(session):
            return 0
    with database.writing() as session:
        due = digests.due(session, morning(now))
        for staff in due:
            staff.digest_at = now
            digests.queue(session, staff, outbox.recipient_key(staff.email_canonical), now)
    return len(due)
