"""The pages of proposals for staff: who may look and take a step, and what each is told."""

from datetime import timedelta

import pytest

from petition.rules import clock
from petition.rules.states import Role
from tests import factories, proposals, staff
from tests.pages import Page
from tests.proposals import S
from tests.web.moderation.proposal_forms import POINTS, TODAY, advance, enter, path, said, send

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def anna(client) -> int:
    """An organiser on the committee, logged in."""
    return enter(client, Role.ORGANISER, "Anna Prova", is_on_committee=True)


def test_the_list_shows_one_stage_and_counts_all(client, anna):
    proposals.submitted(anna, title="Orti di quartiere")
    proposals.at(S.ADMISSIBLE, anna, email="b@example.org", title="Una mostra")

    page = client.get("/moderation/proposals?stage=admissible").text

    assert "Una mostra" in said(page)
    assert "Orti di quartiere" not in said(page)
    assert "Submitted 1" in said(page)


@pytest.mark.parametrize("asked", ["", "?stage=nowhere", "?stage=&before=x", "?before=" + "9" * 30])
def test_the_list_begins_with_what_waits_for_the_reader(client, anna, asked):
    proposals.at(S.UNDER_REVIEW, anna)

    page = client.get(f"/moderation/proposals{asked}")

    assert page.status_code == 200
    assert "waits for your points" in said(page.text)


def test_a_moderator_looks_and_does_nothing_else(client):
    moderator = enter(client, Role.MODERATOR, "Mo Prova")
    message_id = proposals.at(S.UNDER_REVIEW, moderator)

    page = client.get(path(message_id))
    answers = [
        advance(client, message_id, "selected"),
        send(client, message_id, "review", **POINTS),
        send(client, message_id, "conflict"),
    ]

    assert page.status_code == 200
    assert [form.attributes["action"] for form in Page(page.text).all("form")] == ["/logout"]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert proposals.steps(message_id)[-1][0] == S.UNDER_REVIEW


def test_strangers_are_led_to_the_login(client):
    message_id = proposals.submitted()

    looking = [client.get("/moderation/proposals"), client.get(path(message_id))]
    acting = [client.post(path(message_id, deed)) for deed in ("advance", "review", "conflict")]

    assert [answer.status_code for answer in looking] == [303, 303]
    assert all("/login" in answer.location for answer in looking)
    assert [answer.status_code for answer in acting] == [403, 403, 403]


@pytest.mark.parametrize("deed", ["advance", "review", "conflict"])
def test_a_form_without_the_token_of_the_session_is_refused(client, anna, deed):
    message_id = proposals.at(S.UNDER_REVIEW, anna)

    assert client.post(path(message_id, deed), data=POINTS).status_code == 403


@pytest.mark.parametrize("number", ["12345", "9" * 18, "9" * 19, "0", "x"])
def test_what_is_no_proposal_is_not_found(client, anna, number):
    assert client.get(f"/moderation/proposals/{number}").status_code == 404


def test_an_organiser_takes_a_step(client, anna):
    message_id = proposals.submitted(anna)

    answer = advance(client, message_id, "admissible", note_zh="材料齐全")

    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "The step is public now." in said(page)
    assert "A public note" in said(page)
    assert [p.text for p in Page(page).all("p") if p.attributes.get("lang") == "zh-Hans"] == [
        "材料齐全"
    ]


def test_a_faulty_step_comes_back_with_what_was_typed(client, anna):
    message_id = proposals.submitted(anna)
    tomorrow = (clock.now().date() + timedelta(days=1)).isoformat()

    answer = advance(client, message_id, "selected", note_en="", happened_on="soon", note_it="")
    late = advance(client, message_id, "admissible", happened_on=tomorrow)

    assert answer.status_code == late.status_code == 422
    assert "Write the public note" in said(answer.text)
    assert "Enter a day" in said(answer.text)
    assert Page(answer.text).all("title")[0].text.startswith("Error: ")
    assert "still to come" in said(late.text)
    assert "A public note" in said(late.text)


def test_whoever_is_too_late_is_told_by_whom_and_keeps_the_text(client, anna):
    message_id = proposals.submitted(anna)
    page = client.get(path(message_id)).text
    luca = proposals.colleague("Luca Prova")
    proposals.advance(message_id, S.NOT_SELECTED, luca)

    fields = {"csrf": staff.csrf_of(page), "after": "1", "stage": "admissible"}
    fields |= {"happened_on": TODAY, "note_en": "My own words"}
    answer = client.post(path(message_id, "advance"), data=fields)

    assert answer.status_code == 409
    assert "Luca Prova was quicker: the stage is now “Not selected”" in said(answer.text)
    assert "My own words" in said(answer.text)
    assert len(proposals.steps(message_id)) == 2
