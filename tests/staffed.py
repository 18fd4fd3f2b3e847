"""Members of staff and what their deeds left, for tests that need no login."""

import itertools

import sqlalchemy as sa

from petition.rules import audit, clock
from petition.rules.decisions import Seen, Verdict
from petition.rules.states import Reason, Role
from petition.rules.writing import Text
from petition.services import authorship, moderation
from petition.services.authorship import Edit
from petition.store import database
from petition.store.models import AuditRow, Decision, Staff
from tests import messages

_numbers = itertools.count(1)


def given_moderator(name: str = "Marta Moderi", **fields: object) -> int:
    """An account, ready to work; gives its id."""
    address = f"staff-{next(_numbers)}@example.org"
    account = {"email": address, "email_canonical": address, "role": Role.MODERATOR}
    account |= {"language": "it", "password_hash": "set", "created_at": clock.now()}
    with database.writing() as session:
        staff = Staff(**{"name": name, **account, **fields})
        session.add(staff)
        session.flush()
        return staff.id


def change(staff_id: int, **fields: object) -> None:
    """Gives an account other values."""
    with database.writing() as session:
        session.execute(sa.update(Staff).where(Staff.id == staff_id).values(fields))


def seen(message_id: int) -> Seen:
    """What whoever opens the message now has before them."""
    row = messages.message(message_id)
    return Seen(row.id, row.version, row.turn)


def decisions(message_id: int) -> list[Decision]:
    """All decisions about a message, oldest first."""
    session = database.db.session()
    session.rollback()
    about = sa.select(Decision).where(Decision.message_id == message_id)
    return list(session.scalars(about.order_by(Decision.id)))


def log() -> list[AuditRow]:
    """All that staff did, oldest first."""
    session = database.db.session()
    session.rollback()
    return list(session.scalars(sa.select(AuditRow).order_by(AuditRow.number)))


def deeds() -> list[str]:
    """The names of all that staff did, oldest first."""
    return [entry.deed for entry in log()]


def check_log() -> None:
    """Every entry of the log follows the one before, and none was changed."""
    before = audit.BEGINNING
    for number, row in enumerate(log(), start=1):
        fields = audit.Entry.__dataclass_fields__
        entry = audit.Entry(**{name: getattr(row, name) for name in fields})
        assert (row.number, row.previous_hash, row.hash) == (number, before, entry.hash)
        before = row.hash


def decide(verdict: Verdict, message_id: int, staff_id: int) -> int:
    """Decides about what is to be seen now; gives the decision's id."""
    deeds = {
        Verdict.APPROVE: lambda: moderation.approve(seen(message_id), staff_id),
        Verdict.REJECT: lambda: moderation.reject(seen(message_id), staff_id, Reason.OTHER),
        Verdict.HIDE: lambda: moderation.hide(message_id, staff_id),
    }
    return deeds[verdict]()


def author_edits(message_id: int) -> None:
    """The author changes the newest text."""
    row = messages.message(message_id)
    changes = Edit(row.version, Text(f"Un altro testo, dopo il numero {row.version}."))
    authorship.edit(messages.token_of(message_id), changes)
