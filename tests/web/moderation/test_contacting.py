"""How to reach an author: told to few, on their asking, and never without an entry in the log."""

import pytest

from petition.rules.states import Role
from petition.services import auditing
from tests import messages, staff, staffed
from tests.pages import Page
from tests.web.moderation import desk

STORES = ["sqlite"]
ANNA = "anna@example.org"


@pytest.fixture
def proposal_id(campaign) -> int:
    """A waiting proposal whose author agreed to be contacted."""
    return messages.write_and_confirm(**messages.PROPOSAL)


@pytest.fixture
def message_id(campaign) -> int:
    """A waiting text whose author was not asked."""
    return messages.write_and_confirm()


def entered(client, role: Role) -> int:
    """Logs a member of staff in."""
    staff_id = staff.given_staff(role, "staff@example.org")
    staff.log_in(client, staff_id)
    return staff_id


def offers(client, message_id: int) -> bool:
    """Whether the page of a text has the button."""
    actions = [
        form.attributes.get("action", "") for form in Page(page(client, message_id)).all("form")
    ]
    return desk.address(message_id, "contact") in actions


def page(client, message_id: int) -> str:
    return client.get(desk.address(message_id)).text


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.ADMINISTRATOR])
def test_the_address_is_shown_once_and_the_look_is_logged(client, proposal_id, role):
    staff_id = entered(client, role)
    assert offers(client, proposal_id)
    assert ANNA not in page(client, proposal_id)

    answer = desk.do(client, proposal_id, "contact")

    assert answer.status_code == 200
    assert "Anna Prova" in answer.text
    assert ANNA in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"
    (entry,) = staffed.log()
    assert (entry.staff_id, entry.deed) == (staff_id, "contact_revealed")
    assert (entry.subject, entry.details) == (f"message:{proposal_id}", "{}")
    assert ANNA not in page(client, proposal_id)


def test_without_consent_it_is_for_administrators_alone(client, message_id):
    staff_id = entered(client, Role.ORGANISER)

    assert not offers(client, message_id)
    assert desk.do(client, message_id, "contact").status_code == 404
    assert staffed.log() == []

    staffed.change(staff_id, role=Role.ADMINISTRATOR)
    assert offers(client, message_id)
    assert desk.do(client, message_id, "contact").status_code == 200


def test_a_moderator_is_offered_nothing_and_refused(client, proposal_id):
    entered(client, Role.MODERATOR)

    answer = desk.do(client, proposal_id, "contact")

    assert not offers(client, proposal_id)
    assert answer.status_code == 403
    assert ANNA not in answer.text
    assert staffed.log() == []


def test_looking_by_address_alone_shows_nothing(client, proposal_id):
    entered(client, Role.ADMINISTRATOR)

    for answer in (
        client.get(desk.address(proposal_id, "contact")),
        client.post(desk.address(proposal_id, "contact")),
    ):
        assert answer.status_code in (403, 405)
        assert ANNA not in answer.text


def test_where_the_log_cannot_be_written_nothing_is_told(app, client, proposal_id, monkeypatch):
    def fail(*_: object) -> None:
        raise LookupError

    entered(client, Role.ADMINISTRATOR)
    form = desk.carried(page(client, proposal_id))
    monkeypatch.setattr(auditing, "record", fail)
    app.testing = False

    answer = client.post(desk.address(proposal_id, "contact"), data=form)

    assert answer.status_code == 500
    assert ANNA not in answer.text
    assert staffed.log() == []


def test_a_text_that_nobody_confirmed_has_no_contact(client, campaign):
    entered(client, Role.ADMINISTRATOR)
    form = {"csrf": staff.csrf_of(client.get("/account").text)}

    answer = client.post(desk.address(messages.write(), "contact"), data=form)

    assert answer.status_code == 404
