"""A member of staff at the pages of proposals: logged in, and sending their forms."""

from werkzeug.test import TestResponse

from petition.rules import clock
from petition.rules.proposals import Criterion
from petition.rules.states import Role
from tests import proposals, staff
from tests.pages import Page
from tests.visitor import Visitor

TODAY = clock.now().date().isoformat()
POINTS = {f"points_{criterion}": "4" for criterion in Criterion}


def enter(client: Visitor, role: Role, name: str, **changes: object) -> int:
    """Logs a new account in; gives its id."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    staff_id = staff.given_staff(role, email, name=name, **changes)
    staff.log_in(client, staff_id)
    return staff_id


def said(html: str) -> str:
    """What the page says under its bar."""
    (main,) = Page(html).all("main")
    return main.text


def path(message_id: int, deed: str = "") -> str:
    """The address of a proposal, or of a deed about it."""
    return f"/moderation/proposals/{message_id}{deed and '/' + deed}"


def send(client: Visitor, message_id: int, deed: str, **fields: str) -> TestResponse:
    """Sends a form as the page of the proposal has it."""
    csrf = staff.csrf_of(client.get(path(message_id)).text)
    return client.post(path(message_id, deed), data={"csrf": csrf} | fields)


def advance(client: Visitor, message_id: int, stage: str, **changes: str) -> TestResponse:
    """Takes the next step as the form does, with a note in English."""
    after = str(proposals.last_number(message_id))
    fields = {"stage": stage, "happened_on": TODAY, "note_en": "A public note", "after": after}
    return send(client, message_id, "advance", **fields | changes)
