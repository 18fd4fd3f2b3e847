"""The way of a proposal, what the committee's points come to, and who sees them when."""

from datetime import date

import pytest

from petition.rules import proposals
from petition.rules.proposals import Criterion
from petition.rules.states import Stage

S = Stage


@pytest.mark.parametrize(
    ("stage", "following"),
    [
        (S.SUBMITTED, (S.ADMISSIBLE, S.NOT_SELECTED)),
        (S.ADMISSIBLE, (S.UNDER_REVIEW, S.NOT_SELECTED)),
        (S.UNDER_REVIEW, (S.SELECTED, S.NOT_SELECTED)),
        (S.SELECTED, (S.UNDER_WAY,)),
        (S.UNDER_WAY, (S.COMPLETED,)),
        (S.COMPLETED, ()),
        (S.NOT_SELECTED, ()),
    ],
)
def test_each_stage_has_its_followers(stage, following):
    assert proposals.following(stage) == following


@pytest.mark.parametrize(
    ("history", "back_to"),
    [
        ([S.SUBMITTED], (S.SUBMITTED,)),
        ([S.SUBMITTED, S.ADMISSIBLE], (S.SUBMITTED, S.ADMISSIBLE)),
        ([S.SUBMITTED, S.NOT_SELECTED], (S.SUBMITTED, S.NOT_SELECTED)),
        (
            [S.SUBMITTED, S.ADMISSIBLE, S.UNDER_REVIEW, S.SELECTED, S.UNDER_REVIEW],
            (S.SUBMITTED, S.ADMISSIBLE, S.UNDER_REVIEW),
        ),
    ],
)
def test_a_mistake_is_put_right_by_going_back_to_where_it_was(history, back_to):
    assert proposals.correcting(history) == back_to


def test_a_correction_leads_to_no_stage_that_was_passed_over():
    assert S.ADMISSIBLE not in proposals.correcting([S.SUBMITTED, S.NOT_SELECTED])


def test_the_next_step_follows_or_corrects():
    history = [S.SUBMITTED, S.ADMISSIBLE]

    assert set(proposals.may_come_next(history)) == {
        S.SUBMITTED,
        S.ADMISSIBLE,
        S.UNDER_REVIEW,
        S.NOT_SELECTED,
    }


@pytest.mark.parametrize(
    ("day", "fault"), [(9, "too_early"), (10, None), (15, None), (20, None), (21, "future")]
)
def test_a_step_happens_between_the_one_before_and_today(day, fault):
    found = proposals.fault_in_day(date(2020, 3, day), date(2020, 3, 10), date(2020, 3, 20))

    assert found == fault


def test_the_summary_is_the_mean_of_each_criterion_and_their_sum():
    points = [
        {"relevance": 5, "reciprocity": 4, "feasibility": 3, "originality": 2},
        {"relevance": 4, "reciprocity": 4, "feasibility": 4, "originality": 1},
    ]

    found = proposals.summary([{Criterion(k): v for k, v in p.items()} for p in points], 1)

    assert [found.means[criterion] for criterion in Criterion] == [4.5, 4, 3.5, 1.5]
    assert (found.total, found.reviews_count, found.conflicts_count) == (13.5, 2, 1)


def test_without_points_there_is_no_mean():
    found = proposals.summary([], 2)

    assert (dict(found.means), found.total, found.conflicts_count) == ({}, None, 2)


@pytest.mark.parametrize(
    ("has_reviewed", "has_conflict", "sees"),
    [(False, False, False), (True, False, True), (True, True, False)],
)
def test_during_the_review_only_who_has_given_points_sees_those_of_others(
    has_reviewed, has_conflict, sees
):
    assert proposals.sees_others(S.UNDER_REVIEW, has_reviewed, has_conflict) is sees


@pytest.mark.parametrize("stage", proposals.DECIDED)
@pytest.mark.parametrize("has_conflict", [True, False])
def test_after_the_decision_all_staff_see_everything(stage, has_conflict):
    assert proposals.sees_others(stage, False, has_conflict)
