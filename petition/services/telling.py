"""The author hears of a decision, a few seconds after it, so that it can still be taken back."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.decisions import EMAIL_DELAY
from petition.rules.states import EmailKind
from petition.services import signing
from petition.store.models import Decision, Message, OutboxEmail


def tell(session: Session, message: Message, decision: Decision, now: datetime) -> None:
    """Queues the one email about a decision, inside the caller's transaction."""
    kinds = {"approve": EmailKind.MESSAGE_APPROVED, "reject": EmailKind.MESSAGE_REJECTED}
    session.add(
        OutboxEmail(
            kind=kinds[decision.deed],
            message_id=message.id,
            decision_id=decision.id,
            recipient_key=signing.recipient_key(message.email_canonical),
            created_at=now,
            due_at=now + EMAIL_DELAY,
        )
    )


def take_back(session: Session, decision: Decision) -> bool:
    """Takes back what has not gone yet; False where the author has it or may have it."""
    unsent = sa.delete(OutboxEmail).where(
        OutboxEmail.decision_id == decision.id, OutboxEmail.sent_at.is_(None)
    )
    attempts = session.scalars(unsent.returning(OutboxEmail.attempts_count)).all()
    return list(attempts) == [0]
