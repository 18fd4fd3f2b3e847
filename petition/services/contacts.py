"""Who wrote a message and how to reach them: told to few, and never without a trace."""

from dataclasses import dataclass

from petition.rules import logins
from petition.rules.audit import DeedName
from petition.rules.errors import NotFound
from petition.services import deciding
from petition.store import database
from petition.store.models import Message, Staff


@dataclass(frozen=True)
class Contact:
    """An author's name, as it is shown, and address."""

    name: str
    email: str


def reveal(message_id: int, staff_id: int) -> Contact:
    """Tells who wrote a message, and writes down in the same transaction who asked.

    An administrator may always ask, an organiser where the author agreed to be contacted.
    Raises NotFound for everybody else.
    """
    with database.writing() as session:
        message = deciding.confirmed(session, message_id)
        if not _may_know(session.get(Staff, staff_id), message):
            raise NotFound
        contact = Contact(message.name, message.email)
        deciding.log(session, message.id, (staff_id, DeedName.CONTACT_REVEALED), {})
        return contact


def _may_know(staff: Staff | None, message: Message) -> bool:
    if staff is None or staff.disabled_at is not None:
        return False
    return logins.may_know_author(staff.role, message.contact_consent)
