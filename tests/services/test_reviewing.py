"""The committee judges blind: points, conflicts of interest, and what each member may see."""

import pytest

from petition.rules.errors import Invalid, NotAllowed, NotFound, TooLate
from petition.rules.proposals import Criterion
from petition.services import proposing
from petition.store import database
from petition.store.models import Staff
from tests import factories, proposals
from tests.faults import callers
from tests.proposals import S
from tests.services import deeds


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def anna(app) -> int:
    return proposals.colleague("Anna Prova")


@pytest.fixture
def luca(app) -> int:
    return proposals.colleague("Luca Prova")


@pytest.fixture
def proposal(anna) -> int:
    """A proposal under review."""
    return proposals.at(S.UNDER_REVIEW, anna)


def others(message_id: int, staff_id: int) -> list[str]:
    """Whose reviews a colleague sees besides the own one."""
    seen = proposals.detail(message_id, staff_id).reviews.shown
    return [review.by for review in seen if review.staff_id != staff_id]


def test_points_and_comment_are_kept(proposal, anna):
    proposals.review(proposal, anna, 4, "Good partners")

    mine = proposals.detail(proposal, anna).reviews.mine
    assert (mine.by, mine.comment, mine.has_conflict) == ("Anna Prova", "Good partners", False)
    assert mine.points == dict.fromkeys(Criterion, 4)


def test_others_are_seen_once_the_own_points_are_in(proposal, anna, luca):
    proposals.review(proposal, luca, 5, "I like it")
    before = proposals.detail(proposal, anna).reviews

    proposals.review(proposal, anna, 2)

    assert (list(before.shown), before.summary) == ([], None)
    assert before.count == 1
    after = proposals.detail(proposal, anna).reviews
    assert [(one.by, one.comment) for one in after.shown] == [
        ("Luca Prova", "I like it"),
        ("Anna Prova", ""),
    ]
    assert after.summary.total == 14


def test_two_members_at_once_are_both_kept_and_see_each_other_only_then(app, proposal, anna, luca):
    def review(staff_id: int) -> list[str]:
        with app.app_context():
            before = others(proposal, staff_id)
            proposals.review(proposal, staff_id, 3)
        return before

    seen_before = callers.at_once([lambda: review(anna), lambda: review(luca)])

    assert seen_before == [[], []]
    assert others(proposal, anna) == ["Luca Prova"]
    assert others(proposal, luca) == ["Anna Prova"]


def test_a_review_may_be_changed_until_the_decision(proposal, anna):
    proposals.review(proposal, anna, 1)
    proposals.review(proposal, anna, 5, "On second thoughts")
    proposals.advance(proposal, S.SELECTED, anna)

    with pytest.raises(TooLate) as refused:
        proposals.review(proposal, anna, 2)

    found = proposals.detail(proposal, anna).reviews
    assert refused.value.deed == "selected"
    assert (found.summary.total, found.count, found.mine.comment) == (
        20,
        1,
        "On second thoughts",
    )


def test_there_is_no_review_before_it_begins(anna):
    with pytest.raises(TooLate):
        proposals.review(proposals.at(S.ADMISSIBLE, anna), anna)


def test_a_conflict_removes_the_points_and_bars_others(proposal, anna):
    proposals.review(proposal, anna, 5, "By my cousin")

    proposing.declare_conflict(proposal, anna)

    with pytest.raises(Invalid, match="conflict_declared"):
        proposals.review(proposal, anna, 5)
    mine = proposals.detail(proposal, anna).reviews.mine
    assert (mine.has_conflict, mine.points, mine.comment) == (True, {}, "")


def test_a_conflict_counts_apart_from_the_points(proposal, anna, luca):
    proposing.declare_conflict(proposal, anna)
    proposals.review(proposal, luca, 2)

    found = proposals.detail(proposal, luca).reviews

    assert (found.summary.total, found.summary.reviews_count) == (8, 1)
    assert (found.count, found.conflicts_count) == (1, 1)


def test_whoever_has_a_conflict_sees_others_after_the_decision_alone(proposal, anna, luca):
    proposals.review(proposal, luca, 2)
    proposing.declare_conflict(proposal, anna)
    before = others(proposal, anna), proposals.detail(proposal, anna).reviews.summary

    proposals.advance(proposal, S.NOT_SELECTED, luca)

    assert before == ([], None)
    assert others(proposal, anna) == ["Luca Prova"]


def test_declaring_a_conflict_twice_is_logged_once(proposal, anna):
    proposing.declare_conflict(proposal, anna)
    proposing.declare_conflict(proposal, anna)

    told = [deed for deed, _, _ in deeds.of(f"message:{proposal}")]
    assert told.count("proposal_conflict_declared") == 1


def test_the_log_tells_who_judged_and_not_how(proposal, anna):
    proposals.review(proposal, anna, 5, "Excellent")

    assert deeds.of(f"message:{proposal}")[-1] == ("proposal_reviewed", anna, {})


@pytest.mark.parametrize("deed", [proposals.review, proposing.declare_conflict])
def test_only_members_of_the_committee_judge(proposal, deed):
    outsider = proposals.colleague("Carla Prova", is_on_committee=False)

    with pytest.raises(NotAllowed):
        deed(proposal, outsider)

    assert proposals.detail(proposal, outsider).reviews.mine is None


def test_a_member_whose_account_is_disabled_judges_no_more(proposal, anna):
    with database.writing() as session:
        account = session.get_one(Staff, anna)
        account.disabled_at = account.created_at

    with pytest.raises(NotAllowed):
        proposals.review(proposal, anna)


def test_a_message_that_is_no_proposal_is_not_judged(anna):
    with pytest.raises(NotFound):
        proposals.review(12345, anna)


def test_a_review_at_the_moment_of_the_decision_is_kept_before_it_or_refused(
    app, proposal, anna, luca
):
    def judge() -> bool:
        with app.app_context():
            try:
                proposals.review(proposal, anna, 5)
            except TooLate:
                return False
        return True

    def decide() -> bool:
        with app.app_context():
            proposals.advance(proposal, S.SELECTED, luca)
        return True

    was_kept, _ = callers.at_once([judge, decide])

    told = [deed for deed, _, _ in deeds.of(f"message:{proposal}")][-2:]
    assert (proposals.detail(proposal, anna).reviews.mine is not None) is was_kept
    assert (told == ["proposal_reviewed", "proposal_advanced"]) is was_kept
