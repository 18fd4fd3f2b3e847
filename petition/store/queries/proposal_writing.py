"""What the deeds about proposals read under a lock, and what they write."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from petition.rules.states import MessageState, Stage
from petition.store.models import Message, ProposalReview, Staff


def locked(session: Session, message_id: int) -> Message | None:
    """A public proposal, locked until the transaction ends; None when it is none."""
    return session.scalar(
        sa.select(Message)
        .where(
            Message.id == message_id,
            Message.state == MessageState.APPROVED,
            Message.stage != Stage.NONE,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def is_member(session: Session, staff_id: int) -> bool:
    """Whether an account is in use and on the committee."""
    account = session.get(Staff, staff_id)
    return account is not None and account.is_on_committee and account.disabled_at is None


def put_review(session: Session, values: Mapping[str, Any]) -> bool:
    """Stores a member's view in place of an earlier one; False when a conflict bars it.

    `values` are the columns of ProposalReview.
    """
    dialect = session.get_bind().dialect.name
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(ProposalReview)
    statement = insert.values(values).on_conflict_do_update(
        index_elements=["message_id", "staff_id"],
        set_={name: insert.excluded[name] for name in values},
        where=ProposalReview.has_conflict.is_(False),
    )
    return session.execute(statement.returning(ProposalReview.staff_id)).first() is not None
