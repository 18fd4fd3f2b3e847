"""Who wrote a message and how to reach them: told to few, and never without a trace."""

from dataclasses import dataclass

from petition.rules.errors import NotFound
from petition.rules.states import Role
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
        deciding.log(session, message.id, (staff_id, "contact_revealed"), {})
        return contact


def _may_know(staff: Staff | None, message: Message) -> bool:
    if staff is None or staff.disabled_at is not None:
        return False
    is_asked_for = staff.role == Role.ORGANISER and message.contact_consent
    return staff.role == Role.ADMINISTRATOR or is_asked_for
