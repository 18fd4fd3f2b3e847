"""What moderators decide: what becomes public, what is told to whom, and what is written down."""

import json

import pytest
import sqlalchemy as sa

from petition.rules import clock
from petition.rules.decisions import Seen
from petition.rules.errors import Changed, NotFound, TooLate
from petition.rules.states import EmailKind, MessageState, Reason
from petition.services import moderation
from petition.store import database
from tests import factories, messages, staffed
from tests.mail import post
from tests.staffed import seen


@pytest.fixture
def moderator(app):
    factories.given_campaign()
    return staffed.given_moderator()


@pytest.fixture
def message_id(moderator):
    return messages.write_and_confirm()


def about_decisions():
    return [email.kind for email in post.rows() if email.decision_id]


def is_found(message_id):
    statement = sa.text("SELECT count(*) FROM message_search WHERE rowid = :id")
    with database.reading() as session:
        return session.execute(statement, {"id": message_id}).scalar_one() == 1


def test_approving_makes_the_version_that_was_seen_public(moderator, message_id):
    moderation.approve(seen(message_id), moderator)

    message = messages.message(message_id)
    assert (message.state, message.published_version) == (MessageState.APPROVED, 1)
    assert message.published_at == message.decided_at
    assert message.waiting_since is None
    assert is_found(message_id)


def test_a_decision_leaves_one_row_one_entry_and_one_email(moderator, message_id):
    moderation.reject(seen(message_id), moderator, Reason.INSULTS, "the second line")

    (decision,) = staffed.decisions(message_id)
    (entry,) = staffed.log()
    assert (decision.deed, decision.version, decision.reason) == ("reject", 1, Reason.INSULTS)
    assert (decision.note, decision.staff_id) == ("the second line", moderator)
    assert (entry.deed, entry.subject) == ("message_rejected", f"message:{message_id}")
    assert json.loads(entry.details) == {"reason": "insults", "turn": 1, "version": 1}
    assert about_decisions() == [EmailKind.MESSAGE_REJECTED]


def test_the_email_about_a_decision_waits_some_seconds(moderator, message_id):
    moderation.approve(seen(message_id), moderator)

    email = post.rows()[-1]
    assert email.kind == EmailKind.MESSAGE_APPROVED
    assert email.due_at > clock.now()


def test_a_rejected_message_is_not_public(moderator, message_id):
    moderation.reject(seen(message_id), moderator, Reason.OTHER)

    message = messages.message(message_id)
    assert (message.state, message.published_version) == (MessageState.REJECTED, None)
    assert not is_found(message_id)


@pytest.mark.parametrize("deed", ["approve", "reject"])
def test_whoever_comes_later_learns_who_decided_what(moderator, message_id, deed):
    before, other = seen(message_id), staffed.given_moderator("Olga Other")
    if deed == "approve":
        moderation.approve(before, other)
    else:
        moderation.reject(before, other, Reason.OTHER)

    with pytest.raises(TooLate) as refusal:
        moderation.approve(before, moderator)

    assert (refusal.value.deed, refusal.value.by) == (deed, "Olga Other")
    assert refusal.value.at == messages.message(message_id).decided_at
    assert len(staffed.log()) == len(staffed.decisions(message_id)) == len(about_decisions()) == 1


@pytest.mark.parametrize("wrong", [{"version": 2}, {"turn": 2}])
def test_nothing_is_decided_about_another_text_than_was_seen(moderator, message_id, wrong):
    other = Seen(**{**vars(seen(message_id)), **wrong})

    with pytest.raises(Changed):
        moderation.approve(other, moderator)

    assert messages.message(message_id).state == MessageState.PENDING
    assert staffed.log() == []


def test_what_is_not_confirmed_cannot_be_decided_about(moderator):
    message_id = messages.write()

    with pytest.raises(NotFound):
        moderation.approve(seen(message_id), moderator)
    with pytest.raises(NotFound):
        moderation.hide(message_id + 1, moderator)


def test_hiding_takes_from_the_public_at_once_and_tells_nobody(moderator, message_id):
    moderation.approve(seen(message_id), moderator)

    moderation.hide(message_id, moderator, "asked by the school")

    assert messages.message(message_id).state == MessageState.HIDDEN
    assert not is_found(message_id)
    assert about_decisions() == [EmailKind.MESSAGE_APPROVED]
    assert staffed.deeds() == ["message_approved", "message_hidden"]


def test_only_what_is_public_can_be_hidden(moderator, message_id):
    with pytest.raises(Changed):
        moderation.hide(message_id, moderator)
