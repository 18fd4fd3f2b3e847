"""The list of proposals by stage, and one of them in a fixed number of statements."""

import pytest
import sqlalchemy as sa

from petition.rules.states import Field, MessageState
from petition.services import proposing
from petition.store import database
from petition.store.models import Message
from petition.store.queries import proposals as queries
from tests import factories, proposals
from tests.proposals import S


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def anna(app) -> int:
    return proposals.colleague("Anna Prova")


def listed(stage, staff_id, before=None, limit=10):
    with database.reading() as session:
        return queries.listed(session, stage, staff_id, before, limit)


def statements_of(deed) -> int:
    """How many statements a query sends."""
    sent = []
    sa.event.listen(database.db.engine, "before_cursor_execute", note := lambda *_: sent.append(1))
    deed()
    sa.event.remove(database.db.engine, "before_cursor_execute", note)
    return len(sent)


def hide(message_id: int) -> None:
    with database.writing() as session:
        session.get_one(Message, message_id).state = MessageState.HIDDEN


def test_a_line_of_the_list_says_what_it_is_and_what_the_committee_did(anna):
    luca = proposals.colleague("Luca Prova")
    message_id = proposals.at(S.UNDER_REVIEW, anna)
    proposals.review(message_id, anna)
    proposing.declare_conflict(message_id, luca)

    (mine,), (his,) = listed(S.UNDER_REVIEW, anna), listed(S.UNDER_REVIEW, luca)

    assert (mine.id, mine.title, mine.field) == (
        message_id,
        "Un laboratorio di restauro",
        Field.ART,
    )
    assert (mine.reviews_count, mine.conflicts_count) == (1, 1)
    assert (mine.has_reviewed, mine.has_conflict) == (True, False)
    assert (his.has_reviewed, his.has_conflict) == (False, True)


def test_the_list_goes_down_from_the_newest_by_pages(anna):
    ids = [proposals.submitted(anna, email=f"{n}@example.org") for n in range(3)]

    first = [one.id for one in listed(S.SUBMITTED, anna, limit=2)]
    second = [one.id for one in listed(S.SUBMITTED, anna, first[-1], limit=2)]

    assert first + second == ids[::-1]


def test_the_list_and_the_counts_hold_public_proposals_alone(anna):
    shown, hidden = (proposals.submitted(anna, email=f"{n}@example.org") for n in range(2))
    hide(hidden)

    with database.reading() as session:
        assert queries.counts(session) == {S.SUBMITTED: 1}
        assert queries.detail(session, hidden, anna) is None
        assert queries.detail(session, 12345, anna) is None
    assert [one.id for one in listed(S.SUBMITTED, anna)] == [shown]


def test_the_detail_tells_the_steps_with_who_took_them(anna):
    found = proposals.detail(proposals.at(S.ADMISSIBLE, anna), anna)

    assert [(s.stage, s.by, s.notes) for s in found.steps] == [
        (S.SUBMITTED, "Anna Prova", {}),
        (S.ADMISSIBLE, "Anna Prova", {"en": "Now admissible"}),
    ]
    assert (found.proposal.name, found.proposal.partners) == (
        "Anna Prova",
        "Un museo, un’accademia",
    )
    assert found.members_count == 1


def test_nothing_that_staff_see_of_a_proposal_holds_an_address(anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna, email="author@example.org")
    proposals.review(message_id, anna)

    told = repr((proposals.detail(message_id, anna), listed(S.UNDER_REVIEW, anna)))

    assert "example.org" not in told


def test_a_list_and_a_detail_take_as_many_statements_for_many_as_for_one(anna):
    def counted() -> tuple[int, int]:
        return (
            statements_of(lambda: listed(S.UNDER_REVIEW, anna)),
            statements_of(lambda: proposals.detail(first, anna)),
        )

    first = proposals.at(S.UNDER_REVIEW, anna)
    proposals.review(first, anna)
    for_one = counted()
    for number in range(4):
        proposals.at(S.UNDER_REVIEW, anna, email=f"{number}@example.org")
        proposals.review(first, proposals.colleague(f"Member {number}"))

    assert counted() == for_one
