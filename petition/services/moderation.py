"""What moderators decide about a message, each in one transaction, and how they take it back."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from petition.rules import clock, decisions
from petition.rules.audit import DeedName, Detail
from petition.rules.decisions import Ruling, Seen, Standing, Verdict
from petition.rules.errors import Changed
from petition.rules.states import MessageState, Reason
from petition.services import deciding, proposing, queueing
from petition.store import database
from petition.store.models import Decision, Message
from petition.store.queries import decisions as decided
from petition.store.queries import outbox, search, webhooks

NOTE_LENGTH = 500


@dataclass(frozen=True)
class Undone:
    """What was taken back; `is_untold` where the author has not heard of it, and never will."""

    deed: Verdict
    is_untold: bool


def approve(seen: Seen, staff_id: int) -> int:
    """Makes the version that was seen public, with its translations; gives the decision's id.

    A text that replaces a public one keeps its place. Raises as `deciding.waiting` does.
    """
    now = clock.now()
    with database.writing() as session:
        message = deciding.waiting(session, seen, staff_id, now)
        before = deciding.standing(message)
        message.state = MessageState.APPROVED
        message.published_version = message.version
        message.published_at = message.published_at or now
        deciding.settle(message, now)
        decided.approve_translations(session, message.id, message.version, now)
        proposing.begin(session, message, staff_id, now)
        return deciding.record(session, message, before, Ruling(Verdict.APPROVE, staff_id))


def reject(seen: Seen, staff_id: int, reason: Reason, note: str = "") -> int:
    """Keeps the version that was seen from the public; gives the decision's id.

    What was public before, if anything, stays as it is. Raises as `deciding.waiting` does.
    """
    now = clock.now()
    ruling = Ruling(Verdict.REJECT, staff_id, reason, note[:NOTE_LENGTH])
    with database.writing() as session:
        message = deciding.waiting(session, seen, staff_id, now)
        before = deciding.standing(message)
        message.state = _rejected(message)
        deciding.settle(message, now)
        return deciding.record(session, message, before, ruling)


def hide(message_id: int, staff_id: int, note: str = "") -> int:
    """Takes a public message from the public at once; gives the decision's id.

    A newer text of it that waits goes on waiting. Raises NotFound, and as `deciding.public` does.
    """
    ruling = Ruling(Verdict.HIDE, staff_id, None, note[:NOTE_LENGTH])
    with database.writing() as session:
        message = deciding.public(session, message_id)
        before = deciding.standing(message)
        message.state = MessageState.HIDDEN
        message.featured_at = None
        message.decided_at = clock.now()
        return deciding.record(session, message, before, ruling)


def undo(message_id: int, staff_id: int, decision_id: int | None = None) -> Undone:
    """Takes the newest decision that stands back, if it is `decision_id` where that is given.

    The message is again where it was; where it waited, at its old place and at a new turn.
    Raises NotFound; Changed where nothing stands or something has happened since.
    """
    now = clock.now()
    with database.writing() as session:
        message = deciding.confirmed(session, message_id)
        decision = decided.newest(session, message_id)
        if decision is None or decision_id not in (None, decision.id):
            raise Changed
        _check_untouched(message, decision)
        decision.undone_at = now
        is_untold = _restore(session, message, decision)
        details: dict[str, Detail] = {
            "decision": decision.id,
            "deed": decision.deed,
            "turn": message.turn,
        }
        deciding.log(session, message.id, (staff_id, DeedName.DECISION_UNDONE), details)
        return Undone(Verdict(decision.deed), is_untold)


def _rejected(message: Message) -> MessageState:
    # Only the edit of a public text is refused; the text itself was approved.
    return MessageState.REJECTED if message.published_version is None else message.state


def _check_untouched(message: Message, decision: Decision) -> None:
    before = decisions.standing(decision.before)
    if (message.version, message.turn) != (decision.version, before.turn):
        raise Changed
    if message.decided_at != decision.decided_at:
        raise Changed


def _restore(session: Session, message: Message, decision: Decision) -> bool:
    before = decisions.standing(decision.before)
    _put_back(message, before)
    if before.waiting_since and message.waiting_since is None:
        queueing.enter(message, before.waiting_since)
    if decision.deed == Verdict.APPROVE:
        decided.take_back_translations(session, decision)
    search.refresh(session, message.id)
    outbox.take_back(session, decision.id)
    webhooks.take_back(session, decision.id)
    return not decided.may_be_told(session, decision.id)


def _put_back(message: Message, before: Standing) -> None:
    for name in ("state", "published_version", "decided_at", "published_at", "featured_at"):
        setattr(message, name, getattr(before, name))
