"""What stands in the tables after a deed, as plain values to compare."""

from typing import NamedTuple

import sqlalchemy as sa

from petition.rules.states import Dimension
from petition.store import database
from petition.store.models import Message, OutboxEmail, Signature, Tally
from petition.store.queries import tallies
from tests import factories


class Counts(NamedTuple):
    """A campaign's tally row."""

    confirmed: int
    elsewhere: int
    last_number: int


class Entry(NamedTuple):
    """What a ledger entry says, without its seals."""

    reason: str
    change: int
    total: int


def emails(signature_id: int) -> list[str]:
    """The kinds of the emails about a signature, oldest first."""
    with database.reading() as session:
        about = OutboxEmail.signature_id == signature_id
        return [*session.scalars(sa.select(OutboxEmail.kind).where(about).order_by(OutboxEmail.id))]


def emails_count() -> int:
    """How many emails the outbox holds, about whatever."""
    with database.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(OutboxEmail)) or 0


def signatures_count() -> int:
    """How many signatures are stored, in any state."""
    with database.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(Signature)) or 0


def messages() -> dict[str, int]:
    """How many messages there are in each state."""
    counted = sa.select(Message.state, sa.func.count()).group_by(Message.state)
    with database.reading() as session:
        return {state.value: count for state, count in session.execute(counted)}


def is_stored(signature_id: int) -> bool:
    """Whether the row is still there."""
    with database.reading() as session:
        return session.get(Signature, signature_id) is not None


def counts(slug: str = "chinahearts") -> Counts:
    """The campaign's tally."""
    campaign_id = factories.campaign_id(slug)
    with database.reading() as session:
        row = session.get_one(Tally, campaign_id)
        return Counts(row.confirmed_count, row.elsewhere_count, row.last_number)


def entries(slug: str = "chinahearts") -> list[Entry]:
    """The campaign's ledger."""
    campaign_id = factories.campaign_id(slug)
    with database.reading() as session:
        whole = tallies.whole_ledger(session, campaign_id)
        return [Entry(e.reason.value, e.change, e.total) for e in whole]


def per(dimension: Dimension) -> dict[str, int]:
    """The confirmed signatures of the first campaign by one dimension."""
    campaign_id = factories.campaign_id()
    with database.reading() as session:
        return tallies.per(session, campaign_id, dimension)
