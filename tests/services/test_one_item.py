"""Deciding from an email: in the name of whom it was sent to, as long as nothing has happened."""

from datetime import timedelta

import pytest
import time_machine
from itsdangerous import URLSafeTimedSerializer

from petition import current
from petition.mail import one_item_links
from petition.mail.one_item_links import OneItemLink
from petition.rules import clock
from petition.rules.errors import Changed, Gone, NotFound, TakenBy, TooLate
from petition.rules.states import MessageState, Reason
from petition.rules.writing import Text
from petition.services import claims, editing, moderation, one_item
from tests import factories, messages, staffed
from tests.staffed import seen


@pytest.fixture
def moderator(app):
    factories.given_campaign()
    return staffed.given_moderator(language="zh")


@pytest.fixture
def message_id(moderator):
    return messages.write_and_confirm()


@pytest.fixture
def token(moderator, message_id):
    return one_item_links.token(OneItemLink(moderator, seen(message_id)))


def every_use(token):
    return (
        lambda: one_item.look(token),
        lambda: one_item.approve(token),
        lambda: one_item.reject(token, Reason.OTHER),
    )


def test_looking_shows_the_text_and_changes_nothing(moderator, message_id, token):
    opened = one_item.look(token)

    assert (opened.staff_id, opened.staff_name, opened.language) == (
        moderator,
        "Marta Moderi",
        "zh",
    )
    assert opened.item.newest.body == messages.TYPED["body"]
    assert (opened.seen, staffed.log()) == (seen(message_id), [])


def test_the_decision_is_that_of_whom_the_email_was_sent_to(moderator, message_id, token):
    one_item.reject(token, Reason.INSULTS)

    (decision,), (entry,) = staffed.decisions(message_id), staffed.log()
    assert (decision.staff_id, decision.reason) == (moderator, Reason.INSULTS)
    assert (entry.staff_id, entry.deed) == (moderator, "message_rejected")


def test_a_link_works_once(message_id, token):
    one_item.approve(token)

    for use in every_use(token):
        with pytest.raises(TooLate) as refusal:
            use()
        assert refusal.value.by == "Marta Moderi"
    assert messages.message(message_id).state == MessageState.APPROVED


def test_a_link_stays_dead_when_the_decision_is_undone(moderator, message_id, token):
    one_item.approve(token)
    moderation.undo(message_id, moderator)

    for use in every_use(token):
        with pytest.raises(Changed):
            use()


def test_a_link_dies_with_a_new_version_of_the_text(moderator, message_id, token):
    editing.edit(seen(message_id), moderator, Text("Ecco un pensiero."))

    for use in every_use(token):
        with pytest.raises(Changed):
            use()


def test_a_link_dies_when_the_author_changes_the_text(message_id, token):
    staffed.author_edits(message_id)

    for use in every_use(token):
        with pytest.raises(Changed):
            use()


def test_a_link_dies_with_the_account(moderator, message_id, token):
    staffed.change(moderator, disabled_at=clock.now())

    for use in every_use(token):
        with pytest.raises(Gone):
            use()
    assert messages.message(message_id).state == MessageState.PENDING


def test_a_link_respects_the_claim_of_a_colleague(message_id, token):
    claims.claim(message_id, staffed.given_moderator("Olga Other"))

    with pytest.raises(TakenBy):
        one_item.approve(token)


def test_a_link_dies_after_a_week(message_id, token):
    week = timedelta(days=7)
    with time_machine.travel(clock.now() + week - timedelta(minutes=1), tick=False):
        assert one_item.look(token).seen == seen(message_id)

    with time_machine.travel(clock.now() + week + timedelta(minutes=1), tick=False):
        for use in every_use(token):
            with pytest.raises(Gone):
                use()


def test_no_other_token_of_ours_and_no_foreign_one_is_taken(moderator, message_id, token):
    key = current.settings().secret_key
    other = URLSafeTimedSerializer(key, salt="other").dumps([moderator, message_id, 1, 1])

    for wrong in (other, token[:-1], token + "x", "", "a.b.c", messages.token_of(message_id)):
        for use in every_use(wrong):
            with pytest.raises(NotFound):
                use()
