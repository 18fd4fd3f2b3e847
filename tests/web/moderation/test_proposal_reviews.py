"""The page of a proposal for the committee: points, conflicts, and who sees what others gave."""

import pytest

from petition.rules.states import Role
from petition.services import proposing
from tests import factories, proposals, staff
from tests.pages import Page
from tests.proposals import S
from tests.web.moderation.proposal_forms import POINTS, advance, enter, path, said, send

STORES = ["sqlite"]
SCRIPT = "<script>alert(1)</script><b onclick=x>"


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def anna(client) -> int:
    """An organiser on the committee, logged in."""
    return enter(client, Role.ORGANISER, "Anna Prova", is_on_committee=True)


def test_a_member_gives_points_and_only_then_sees_those_of_others(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)
    luca = proposals.colleague("Luca Prova")
    proposals.review(message_id, luca, 2, "I have doubts")
    before = said(client.get(path(message_id)).text)

    answer = send(client, message_id, "review", **POINTS, comment="I have none")

    assert "I have doubts" not in before
    assert "Luca Prova" not in before
    assert "hidden until your own points are in" in before
    after = said(client.get(answer.location).text)
    assert "I have doubts" in after
    assert "I have none" in after
    assert "12.0" in after


def test_a_review_with_a_gap_comes_back(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)

    answer = send(client, message_id, "review", **POINTS | {"points_relevance": "9"})

    assert answer.status_code == 422
    assert "Relevance: give 1 to 5 points" in said(answer.text)
    checked = [c for c in Page(answer.text).all("input") if "checked" in c.attributes]
    assert len(checked) == 3


def test_a_conflict_closes_the_form_and_keeps_points_hidden(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)
    proposals.review(message_id, proposals.colleague("Luca Prova"), 2, "I have doubts")

    answer = send(client, message_id, "conflict")
    refused = send(client, message_id, "review", **POINTS)
    garbled = send(client, message_id, "review")

    page = client.get(answer.location).text
    assert "You have declared a conflict of interest." in said(page)
    assert "I have doubts" not in page
    assert "Give my points" not in said(page)
    assert refused.status_code == garbled.status_code == 422
    assert "so you give no points" in said(refused.text)


def test_after_the_decision_points_are_refused_with_the_reason(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)
    page = client.get(path(message_id)).text
    proposals.advance(message_id, S.SELECTED, proposals.colleague("Luca Prova"))
    csrf = staff.csrf_of(page)

    answers = [
        client.post(path(message_id, "review"), data=POINTS | {"csrf": csrf}),
        client.post(path(message_id, "conflict"), data={"csrf": csrf}),
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert all("the stage is now “Selected”" in said(answer.text) for answer in answers)


def test_notes_comments_and_names_are_text_and_nothing_else(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)
    send(client, message_id, "review", **POINTS, comment=SCRIPT)
    advance(client, message_id, "selected", note_en=SCRIPT)

    page = client.get(path(message_id)).text

    assert said(page).count(SCRIPT) == 2
    assert "<script>alert" not in page


@pytest.mark.parametrize("language", ["it", "zh"])
def test_the_pages_speak_the_language_of_the_account(client, language):
    enter(client, Role.ORGANISER, "Anna Prova", language=language, is_on_committee=True)
    luca = proposals.colleague("Luca Prova")
    message_id = proposals.at(S.UNDER_REVIEW, luca)
    proposing.declare_conflict(message_id, luca)

    pages = [client.get(path(message_id)).text, client.get("/moderation/proposals").text]

    tags = [html.attributes["lang"] for page in pages for html in Page(page).all("html")]
    assert tags == [{"it": "it", "zh": "zh-Hans"}[language]] * 2
