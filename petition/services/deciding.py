"""What all decisions share: they are about the text that was seen, and leave the same traces."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from petition.rules.audit import Deed, DeedName, Detail
from petition.rules.decisions import Ruling, Seen, Standing, Verdict
from petition.rules.errors import Changed, NotFound, Refused, TakenBy, TooLate
from petition.rules.states import EmailKind, MessageState
from petition.services import announcing, auditing, queueing
from petition.store.models import Decision, Message
from petition.store.queries import decisions, outbox, search

AUDITED = {
    Verdict.APPROVE: DeedName.MESSAGE_APPROVED,
    Verdict.REJECT: DeedName.MESSAGE_REJECTED,
    Verdict.HIDE: DeedName.MESSAGE_HIDDEN,
}
# Whoever is hidden is not written to.
TOLD = {
    Verdict.APPROVE: EmailKind.MESSAGE_APPROVED,
    Verdict.REJECT: EmailKind.MESSAGE_REJECTED,
}


def waiting(session: Session, seen: Seen, staff_id: int, now: datetime) -> Message:
    """The message that waits just as it was seen, locked until the transaction ends.

    Raises NotFound, TooLate where it was decided meanwhile, Changed where the text is another
    one, TakenBy where a colleague has claimed it.
    """
    message = confirmed(session, seen.message_id)
    check_seen(session, message, seen)
    if message.claimed_by != staff_id and message.claimed_until and message.claimed_until > now:
        raise taken(session, message)
    return message


def check_seen(session: Session, message: Message, seen: Seen) -> None:
    """Raises TooLate or Changed where the message does not wait just as it was seen."""
    if message.waiting_since is None:
        raise too_late(session, message.id)
    if (message.version, message.turn) != (seen.version, seen.turn):
        raise Changed


def confirmed(session: Session, message_id: int) -> Message:
    """A message that staff may know of, locked; raises NotFound."""
    message = decisions.message(session, message_id)
    if message is None or message.confirmed_at is None:
        raise NotFound
    return message


def public(session: Session, message_id: int) -> Message:
    """A message that everybody reads, locked.

    Raises NotFound, TooLate where it was decided otherwise, Changed where it waits.
    """
    message = confirmed(session, message_id)
    if message.state == MessageState.PENDING:
        raise Changed
    if message.state != MessageState.APPROVED:
        raise too_late(session, message_id)
    return message


def too_late(session: Session, message_id: int) -> Refused:
    """What whoever comes after the decision is told; Changed where nobody decided."""
    known = decisions.known(session, message_id)
    return TooLate(*known) if known else Changed()


def taken(session: Session, message: Message) -> Refused:
    """What whoever comes while a colleague holds the message is told."""
    if message.claimed_until is None:
        return Changed()
    return TakenBy(decisions.name_of(session, message.claimed_by), message.claimed_until)


def standing(message: Message) -> Standing:
    """Where a message stands now."""
    names = Standing.__dataclass_fields__
    return Standing(**{name: getattr(message, name) for name in names})


def settle(message: Message, now: datetime) -> None:
    """Takes a message out of the queue, as decided now."""
    queueing.leave(message)
    message.decided_at = now


def record(session: Session, message: Message, before: Standing, ruling: Ruling) -> int:
    """Leaves the traces of a decision that `message` shows already; gives the decision's id.

    They are one row, one email unless the message was hidden, the words of the search, and last
    one entry of the log.
    """
    now = message.decided_at
    if now is None:
        raise ValueError("a decision has its moment")
    decision = Decision(
        message_id=message.id,
        staff_id=ruling.staff_id,
        deed=ruling.verdict.value,
        version=message.version,
        reason=ruling.reason,
        note=ruling.note,
        before=before.as_json(),
        decided_at=now,
    )
    session.add(decision)
    session.flush()
    if kind := TOLD.get(ruling.verdict):
        outbox.queue_about_message(session, kind, message, decision.id, now)
    if ruling.verdict is Verdict.APPROVE:
        announcing.approved(session, message, decision.id)
    search.refresh(session, message.id)
    details = {"version": message.version, "turn": message.turn, "reason": ruling.reason}
    log(session, message.id, (ruling.staff_id, AUDITED[ruling.verdict]), details)
    return decision.id


def log(
    session: Session, message_id: int, deed: tuple[int, DeedName], details: Mapping[str, Detail]
) -> None:
    """Writes into the log who (an id) did what to a message; call it last."""
    staff_id, name = deed
    auditing.record(session, Deed(staff_id, name, f"message:{message_id}", details))
