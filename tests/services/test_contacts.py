"""Who may know an author's address: few, with consent, and never without a trace."""

import pytest

from petition.rules import clock
from petition.rules.errors import NotFound
from petition.rules.states import Role
from petition.services import contacts
from petition.services.contacts import Contact
from tests import factories, messages, staffed


@pytest.fixture
def message_id(app):
    factories.given_campaign()
    return messages.write_and_confirm(email="bruno@example.org")


@pytest.fixture
def proposal_id(message_id):
    return messages.write_and_confirm(**messages.PROPOSAL)


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.ADMINISTRATOR])
def test_who_agreed_to_be_contacted_can_be_and_it_is_logged(proposal_id, role):
    staff_id = staffed.given_moderator(role=role)

    contact = contacts.reveal(proposal_id, staff_id)

    assert contact == Contact("Anna Prova", "anna@example.org")
    (entry,) = staffed.log()
    assert (entry.deed, entry.staff_id, entry.details) == ("contact_revealed", staff_id, "{}")
    assert entry.subject == f"message:{proposal_id}"


def test_without_consent_only_an_administrator_may_know(message_id):
    with pytest.raises(NotFound):
        contacts.reveal(message_id, staffed.given_moderator(role=Role.ORGANISER))

    administrator = staffed.given_moderator(role=Role.ADMINISTRATOR)
    assert contacts.reveal(message_id, administrator).email == "bruno@example.org"


@pytest.mark.parametrize(
    "account",
    [{"role": Role.MODERATOR}, {"role": Role.ADMINISTRATOR, "disabled_at": clock.now()}],
)
def test_moderators_and_closed_accounts_learn_nothing(proposal_id, account):
    with pytest.raises(NotFound):
        contacts.reveal(proposal_id, staffed.given_moderator(**account))

    assert staffed.log() == []
