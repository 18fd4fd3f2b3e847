"""Claims: one moderator at a message at a time, for minutes, or for as long as they renew."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.rules import clock
from petition.rules.decisions import CLAIM_LENGTH
from petition.rules.errors import NotFound, TakenBy, TooLate
from petition.rules.states import MessageState, Reason
from petition.services import claims, editing, moderation
from petition.store import database
from petition.store.models import Message
from tests import factories, messages, staffed
from tests.staffed import seen


@pytest.fixture
def moderator(app):
    factories.given_campaign()
    return staffed.given_moderator()


@pytest.fixture
def other(moderator):
    return staffed.given_moderator("Olga Other")


@pytest.fixture
def message_id(moderator):
    return messages.write_and_confirm()


def let_claims_expire():
    with database.writing() as session:
        expired = clock.now() - timedelta(seconds=1)
        session.execute(sa.update(Message).values(claimed_until=expired))


def test_a_claim_keeps_colleagues_away_and_names_its_holder(moderator, other, message_id):
    until = claims.claim(message_id, other)

    with pytest.raises(TakenBy) as refusal:
        claims.claim(message_id, moderator)

    assert (refusal.value.by, refusal.value.until) == ("Olga Other", until)
    assert until - clock.now() <= CLAIM_LENGTH


def test_nobody_decides_about_what_a_colleague_has_claimed(moderator, other, message_id):
    claims.claim(message_id, other)

    with pytest.raises(TakenBy):
        moderation.approve(seen(message_id), moderator)
    with pytest.raises(TakenBy):
        moderation.reject(seen(message_id), moderator, Reason.OTHER)
    with pytest.raises(TakenBy):
        editing.edit(seen(message_id), moderator, messages.writing.Text("Altro testo."))
    assert staffed.log() == []

    moderation.approve(seen(message_id), other)
    assert messages.message(message_id).claimed_until is None


def test_the_holder_may_renew_a_claim(moderator, message_id):
    first = claims.claim(message_id, moderator)

    assert claims.claim(message_id, moderator) > first


def test_a_colleague_may_take_a_claim_over(moderator, other, message_id):
    claims.claim(message_id, other)

    claims.claim(message_id, moderator, take_over=True)

    with pytest.raises(TakenBy):
        claims.claim(message_id, other)


def test_a_claim_ends_by_itself(moderator, other, message_id):
    claims.claim(message_id, other)
    let_claims_expire()

    moderation.approve(seen(message_id), moderator)

    assert messages.message(message_id).state == MessageState.APPROVED


def test_a_claim_can_be_given_back_by_its_holder_alone(moderator, other, message_id):
    claims.claim(message_id, other)

    claims.release(message_id, moderator)
    with pytest.raises(TakenBy):
        claims.claim(message_id, moderator)

    claims.release(message_id, other)
    claims.claim(message_id, moderator)


def test_what_was_decided_cannot_be_claimed(moderator, other, message_id):
    moderation.approve(seen(message_id), other)

    with pytest.raises(TooLate):
        claims.claim(message_id, moderator, take_over=True)
    with pytest.raises(NotFound):
        claims.claim(message_id + 1, moderator)
