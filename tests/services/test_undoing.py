"""Taking decisions back: all is as it was, unless something has happened since."""

import json

import pytest
import sqlalchemy as sa

from petition.mail import outbox
from petition.rules.decisions import Verdict
from petition.rules.errors import Changed, NotFound
from petition.rules.states import MessageState, Reason
from petition.rules.writing import Text
from petition.services import authorship, editing, moderation
from petition.services.authorship import Edit
from petition.store import database
from petition.store.models import MessageTranslation
from tests import factories, messages, staffed
from tests.mail import post
from tests.services.test_moderation import is_found
from tests.staffed import seen

COLUMNS = ("state", "version", "published_version", "waiting_since", "published_at", "decided_at")


@pytest.fixture
def moderator(app):
    factories.given_campaign()
    return staffed.given_moderator()


@pytest.fixture
def message_id(moderator):
    return messages.write_and_confirm()


def standing(message_id):
    row = messages.message(message_id)
    return {name: getattr(row, name) for name in COLUMNS}


def decide(verdict, message_id, staff_id):
    deeds = {
        Verdict.APPROVE: lambda: moderation.approve(seen(message_id), staff_id),
        Verdict.REJECT: lambda: moderation.reject(seen(message_id), staff_id, Reason.OTHER),
        Verdict.HIDE: lambda: moderation.hide(message_id, staff_id),
    }
    return deeds[verdict]()


def send_due():
    post.let_time_pass(minutes=1)
    return outbox.send_due()


def author_edits(message_id):
    """The author changes the newest text."""
    row = messages.message(message_id)
    changes = Edit(row.version, Text(f"Un altro testo, dopo il numero {row.version}."))
    authorship.edit(messages.token_of(message_id), changes)


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.REJECT])
def test_what_is_undone_waits_at_its_old_place_at_a_new_turn(moderator, message_id, verdict):
    before, turn = standing(message_id), messages.message(message_id).turn
    decide(verdict, message_id, moderator)

    undone = moderation.undo(message_id, staffed.given_moderator("Olga Other"))

    assert undone == moderation.Undone(verdict, is_untold=True)
    assert standing(message_id) == before
    assert messages.message(message_id).turn == turn + 1
    assert not is_found(message_id)
    assert staffed.decisions(message_id)[0].undone_at


def test_an_undo_is_written_into_the_log_in_the_name_of_who_did_it(moderator, message_id):
    decision_id = decide(Verdict.APPROVE, message_id, moderator)

    moderation.undo(message_id, other := staffed.given_moderator("Olga Other"))

    entry = staffed.log()[-1]
    assert (entry.deed, entry.staff_id) == ("decision_undone", other)
    assert json.loads(entry.details) == {"decision": decision_id, "deed": "approve", "turn": 2}


def test_the_author_never_hears_of_what_was_undone_in_time(moderator, message_id):
    send_due()
    decide(Verdict.REJECT, message_id, moderator)
    moderation.undo(message_id, moderator)

    assert send_due() == 0

    assert [email.last_error for email in post.rows() if email.decision_id] == ["taken_back"]


def test_an_undo_after_the_email_has_gone_says_so(moderator, message_id):
    decide(Verdict.APPROVE, message_id, moderator)
    assert send_due()

    assert moderation.undo(message_id, moderator).is_untold is False

    assert messages.message(message_id).state == MessageState.PENDING
    decide(Verdict.REJECT, message_id, moderator)
    assert send_due() == 1


def test_a_hidden_message_is_public_again_when_hiding_is_undone(moderator, message_id):
    decide(Verdict.APPROVE, message_id, moderator)
    editing.feature(message_id, moderator, True)
    before, featured_at = standing(message_id), messages.message(message_id).featured_at
    decide(Verdict.HIDE, message_id, moderator)

    moderation.undo(message_id, moderator)

    assert standing(message_id) == before
    assert messages.message(message_id).featured_at == featured_at
    assert is_found(message_id)


def test_undoing_goes_back_one_decision_after_the_other(moderator, message_id):
    first = standing(message_id)
    decide(Verdict.APPROVE, message_id, moderator)
    decide(Verdict.HIDE, message_id, moderator)

    moderation.undo(message_id, moderator)
    moderation.undo(message_id, moderator)

    assert standing(message_id) == first
    with pytest.raises(Changed):
        moderation.undo(message_id, moderator)


def test_pressing_twice_undoes_once_where_the_decision_is_named(moderator, message_id):
    decide(Verdict.APPROVE, message_id, moderator)
    hiding = decide(Verdict.HIDE, message_id, moderator)
    moderation.undo(message_id, moderator, hiding)

    with pytest.raises(Changed):
        moderation.undo(message_id, moderator, hiding)

    assert messages.message(message_id).state == MessageState.APPROVED


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.REJECT])
def test_nothing_is_undone_once_the_author_has_changed_the_text(moderator, message_id, verdict):
    decide(verdict, message_id, moderator)
    author_edits(message_id)
    before = standing(message_id)

    with pytest.raises(Changed):
        moderation.undo(message_id, moderator)

    assert standing(message_id) == before
    assert len(staffed.log()) == 1


def test_an_edit_replaces_the_public_text_only_when_it_is_approved(moderator, message_id):
    decide(Verdict.APPROVE, message_id, moderator)
    place = messages.message(message_id).published_at
    author_edits(message_id)
    assert messages.message(message_id).published_version == 1

    decide(Verdict.APPROVE, message_id, moderator)

    message = messages.message(message_id)
    assert (message.published_version, message.published_at) == (2, place)
    moderation.undo(message_id, moderator)
    assert (standing(message_id)["published_version"], message.state) == (1, "approved")


def test_a_rejected_edit_leaves_the_public_text_as_it_is(moderator, message_id):
    decide(Verdict.APPROVE, message_id, moderator)
    author_edits(message_id)

    decide(Verdict.REJECT, message_id, moderator)

    message = messages.message(message_id)
    assert (message.state, message.published_version) == (MessageState.APPROVED, 1)
    assert message.waiting_since is None
    assert is_found(message_id)


def test_hiding_leaves_a_newer_text_waiting_and_undoing_gives_it_no_new_turn(moderator, message_id):
    decide(Verdict.APPROVE, message_id, moderator)
    author_edits(message_id)
    before = seen(message_id)
    decide(Verdict.HIDE, message_id, moderator)

    moderation.undo(message_id, moderator)

    assert seen(message_id) == before
    moderation.approve(before, moderator)


def test_translations_approved_with_a_message_wait_again_with_it(moderator, message_id):
    editing.translate(seen(message_id), moderator, "en", "", "From Naples we think of you.")
    decide(Verdict.APPROVE, message_id, moderator)
    moderation.undo(message_id, moderator)

    with database.reading() as session:
        assert session.scalars(sa.select(MessageTranslation.approved_at)).all() == [None]


def test_there_is_nothing_to_undo_about_what_is_not_there(moderator, message_id):
    with pytest.raises(NotFound):
        moderation.undo(message_id + 1, moderator)
    with pytest.raises(Changed):
        moderation.undo(message_id, moderator)
