"""Somebody asks for the links to what is held under an address: one email, and one answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from petition.rules import clock
from petition.rules.states import EmailKind
from petition.store import database
from petition.store.models import OutboxEmail
from petition.store.queries import outbox, persons

DAY = timedelta(days=1)
# Fewer than the emails that an address gets in a day: who asks in another's name must not use up
# those that confirm a signature.
ASKED_A_DAY = 3


@database.retried
def ask(canonical: str) -> None:
    """Queues an email with the person's links, unless nothing is held or one was just asked for.

    Whatever is found, the statements are the same and one row is written: nothing in the answer
    or its time tells whether the address is known. Where no email is due, the row is given up.
    """
    now = clock.now()
    with database.writing() as session:
        signed = [each.id for each in persons.locked_signatures(session, canonical)]
        written = [each.id for each in persons.messages(session, canonical, signed)]
        asked = persons.asked_for_links(session, signed, written, now - DAY)
        signature_id = max(signed, default=None)
        message_id = None if signature_id else max(written, default=None)
        why_not = _why_not(bool(signature_id or message_id), asked, now)
        session.execute(
            sa.insert(OutboxEmail).values(
                kind=EmailKind.OWN_LINKS,
                signature_id=signature_id,
                message_id=message_id,
                recipient_key=outbox.recipient_key(canonical),
                created_at=now,
                due_at=now,
                given_up_at=now if why_not else None,
                last_error=why_not,
            )
        )


def _why_not(is_anything_held: bool, asked: Sequence[OutboxEmail], now: datetime) -> str:
    if not is_anything_held:
        return "nobody"
    pause = now - outbox.PAUSE
    is_recent = any(each.sent_at is None or each.created_at > pause for each in asked)
    return "asked_before" if is_recent or len(asked) >= ASKED_A_DAY else ""
