"""What everybody reads of proposals: the steps of one, and those that became projects."""

import pytest

from petition.rules import clock
from petition.rules.states import MessageState
from petition.store import database
from petition.store.models import Message, MessageTranslation
from petition.store.queries import projects, proposal_steps
from tests import factories, messages, proposals
from tests.proposals import S

TODAY = clock.now().date()


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def anna(app) -> int:
    return proposals.colleague("Anna Prova")


def of_campaign(language="it", limit=10, slug="chinahearts"):
    campaign_id = factories.campaign_id(slug)
    with database.reading() as session:
        return projects.of_campaign(session, campaign_id, language, limit)


def translate(message_id: int, **changes) -> None:
    """Gives a proposal an approved title in English."""
    values = {"language": "en", "of_version": messages.message(message_id).version}
    values |= {"title": "A restoration workshop", "body": "", "body_html": "", "plain": ""}
    values |= {"written_at": clock.now(), "approved_at": clock.now()} | changes
    with database.writing() as session:
        session.add(MessageTranslation(message_id=message_id, **values))


def test_projects_are_those_selected_under_way_and_completed(anna):
    at = [S.SUBMITTED, S.UNDER_REVIEW, S.NOT_SELECTED, S.SELECTED, S.UNDER_WAY, S.COMPLETED]
    for number, stage in enumerate(at):
        proposals.at(stage, anna, email=f"{number}@example.org")

    assert {project.stage for project in of_campaign()} == {S.SELECTED, S.UNDER_WAY, S.COMPLETED}


def test_a_project_shows_its_last_step(anna):
    message_id = proposals.at(S.UNDER_WAY, anna)
    proposals.advance(message_id, S.UNDER_WAY, anna, notes={"it": "Ci siamo", "zh": "开始了"})

    (project,) = of_campaign()

    assert (project.id, project.notes) == (message_id, {"it": "Ci siamo", "zh": "开始了"})
    assert (project.happened_on, project.partners) == (TODAY, "Un museo, un’accademia")


def test_the_newest_step_comes_first(anna):
    first, second, third = (proposals.at(S.SELECTED, anna, email=f"{n}@example.org") for n in "abc")
    proposals.advance(first, S.UNDER_WAY, anna)

    assert [project.id for project in of_campaign()] == [first, third, second]
    assert [project.id for project in of_campaign(limit=1)] == [first]


def test_a_title_is_translated_where_it_is_approved_for_this_text(anna):
    shown, stale, waiting = (
        proposals.at(S.SELECTED, anna, email=f"{n}@example.org") for n in "abc"
    )
    translate(shown)
    translate(stale, of_version=7)
    translate(waiting, approved_at=None)

    titles = {project.id: project.translated_title for project in of_campaign("en")}

    assert titles == {shown: "A restoration workshop", stale: None, waiting: None}
    assert {project.translated_title for project in of_campaign("it")} == {None}


def test_what_is_hidden_or_of_another_campaign_is_no_project_here(anna):
    factories.given_campaign("river-park")
    proposals.at(S.SELECTED, anna, campaign="river-park")
    hidden = proposals.at(S.SELECTED, anna)
    with database.writing() as session:
        session.get_one(Message, hidden).state = MessageState.HIDDEN

    assert of_campaign() == []
    assert len(of_campaign(slug="river-park")) == 1
    with database.reading() as session:
        assert proposal_steps.public(session, hidden) == []


def test_everybody_reads_the_steps_newest_first_without_who_took_them(anna):
    message_id = proposals.submitted(anna)
    proposals.advance(message_id, S.ADMISSIBLE, anna, happened_on=TODAY)

    with database.reading() as session:
        steps = proposal_steps.public(session, message_id)

    assert steps == [
        (S.ADMISSIBLE, TODAY, {"en": "Now admissible"}),
        (S.SUBMITTED, TODAY, {}),
    ]
