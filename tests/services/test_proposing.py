"""A proposal goes from stage to stage, each step dated, signed, logged and never deleted."""

from datetime import timedelta

import pytest

from petition.rules import clock
from petition.rules.errors import Invalid, NotFound, TooLate
from petition.rules.states import MessageState, Stage
from petition.services import moderation
from petition.store import database
from petition.store.models import Message
from tests import factories, messages, proposals
from tests.faults import callers
from tests.proposals import S
from tests.services import deeds


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def anna(app) -> int:
    return proposals.colleague("Anna Prova")


def stages(message_id: int) -> list[Stage]:
    return [stage for stage, _ in proposals.steps(message_id)]


def test_an_approved_proposal_is_submitted(anna):
    message_id = proposals.submitted(anna)

    assert messages.message(message_id).stage == S.SUBMITTED
    assert proposals.steps(message_id) == [(S.SUBMITTED, clock.now().date())]


def test_an_approved_message_has_no_stage(anna):
    message_id = messages.write_and_confirm()
    seen = messages.message(message_id)
    moderation.approve(moderation.Seen(message_id, seen.version, seen.turn), anna)

    assert messages.message(message_id).stage == S.NONE
    assert proposals.steps(message_id) == []


def test_a_proposal_keeps_its_stage_when_it_is_approved_again(anna):
    message_id = proposals.at(S.ADMISSIBLE, anna)
    moderation.undo(message_id, anna)
    seen = messages.message(message_id)

    moderation.approve(moderation.Seen(message_id, seen.version, seen.turn), anna)

    assert messages.message(message_id).stage == S.ADMISSIBLE
    assert stages(message_id) == [S.SUBMITTED, S.ADMISSIBLE]


def test_a_proposal_goes_all_the_way(anna):
    message_id = proposals.at(S.COMPLETED, anna)

    assert messages.message(message_id).stage == S.COMPLETED
    assert stages(message_id) == proposals.WAY


def test_each_step_is_logged_without_its_note(anna):
    message_id = proposals.at(S.ADMISSIBLE, anna)

    assert deeds.of(f"message:{message_id}")[-1] == (
        "proposal_advanced",
        anna,
        {"stage": "admissible", "happened_on": str(clock.now().date())},
    )


def test_a_mistake_is_put_right_by_a_step_that_goes_back(anna):
    message_id = proposals.at(S.NOT_SELECTED, anna)

    proposals.advance(message_id, S.SUBMITTED, anna)

    assert messages.message(message_id).stage == S.SUBMITTED
    assert stages(message_id) == [S.SUBMITTED, S.NOT_SELECTED, S.SUBMITTED]


def test_another_note_is_a_step_at_the_same_stage(anna):
    message_id = proposals.at(S.UNDER_WAY, anna)

    proposals.advance(message_id, S.UNDER_WAY, anna)

    assert stages(message_id)[-2:] == [S.UNDER_WAY, S.UNDER_WAY]


@pytest.mark.parametrize("stage", [S.UNDER_REVIEW, S.SELECTED, S.COMPLETED])
def test_no_stage_is_passed_over(anna, stage):
    message_id = proposals.submitted(anna)

    with pytest.raises(Invalid, match="stage_not_next"):
        proposals.advance(message_id, stage, anna)

    assert stages(message_id) == [S.SUBMITTED]


@pytest.mark.parametrize(("days", "code"), [(1, "future"), (-1, "too_early")])
def test_a_step_has_a_day_between_the_one_before_and_today(anna, days, code):
    message_id = proposals.submitted(anna)
    day = clock.now().date() + timedelta(days=days)

    with pytest.raises(Invalid, match=f"happened_on_{code}"):
        proposals.advance(message_id, S.ADMISSIBLE, anna, happened_on=day)

    assert stages(message_id) == [S.SUBMITTED]


@pytest.mark.parametrize("state", [MessageState.HIDDEN, MessageState.PENDING])
def test_a_proposal_that_is_not_public_goes_no_further(anna, state):
    message_id = proposals.submitted(anna)
    with database.writing() as session:
        session.get_one(Message, message_id).state = state

    with pytest.raises(NotFound):
        proposals.advance(message_id, S.ADMISSIBLE, anna)


def test_whoever_comes_second_is_told_who_was_first(anna):
    message_id = proposals.submitted(anna)
    proposals.advance(message_id, S.ADMISSIBLE, anna)
    luca = proposals.colleague("Luca Prova")

    with pytest.raises(TooLate) as refused:
        proposals.advance(message_id, S.NOT_SELECTED, luca, after=1)

    assert (refused.value.deed, refused.value.by) == ("admissible", "Anna Prova")
    assert stages(message_id) == [S.SUBMITTED, S.ADMISSIBLE]


@pytest.mark.parametrize("after", [0, 2, 99])
def test_a_step_after_one_that_is_not_the_last_is_too_late(anna, after):
    message_id = proposals.submitted(anna)

    with pytest.raises(TooLate):
        proposals.advance(message_id, S.ADMISSIBLE, anna, after=after)


def test_of_ten_steps_at_once_one_is_taken_and_the_others_are_told(app, anna):
    message_id = proposals.submitted(anna)
    logged = len(deeds.of(f"message:{message_id}"))

    def advance() -> str:
        with app.app_context():
            try:
                proposals.advance(message_id, S.ADMISSIBLE, anna, after=1)
            except TooLate as late:
                return late.by
        return "taken"

    told = callers.at_once([advance] * 10)

    assert sorted(told) == ["Anna Prova"] * 9 + ["taken"]
    assert stages(message_id) == [S.SUBMITTED, S.ADMISSIBLE]
    assert len(deeds.of(f"message:{message_id}")) == logged + 1
