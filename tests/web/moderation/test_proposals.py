"""The pages of proposals for staff: who may look, take a step and judge, and what each sees."""

from datetime import timedelta

import pytest

from petition.rules import clock
from petition.rules.proposals import Criterion
from petition.rules.states import Role
from petition.services import proposing
from tests import factories, proposals, staff
from tests.pages import Page
from tests.proposals import S
from tests.visitor import Visitor

SCRIPT = "<script>alert(1)</script><b onclick=x>"
TODAY = clock.now().date().isoformat()
POINTS = {f"points_{criterion}": "4" for criterion in Criterion}


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def anna(client) -> int:
    """An organiser on the committee, logged in."""
    return enter(client, Role.ORGANISER, "Anna Prova", is_on_committee=True)


def enter(client: Visitor, role: Role, name: str, **changes) -> int:
    email = f"{name.lower().replace(' ', '.')}@example.org"
    staff_id = staff.given_staff(role, email, name=name, **changes)
    staff.log_in(client, staff_id)
    return staff_id


def said(html: str) -> str:
    (main,) = Page(html).all("main")
    return main.text


def path(message_id: int, deed: str = "") -> str:
    return f"/moderation/proposals/{message_id}{deed and '/' + deed}"


def send(client: Visitor, message_id: int, deed: str, **fields: str):
    """Sends a form as the page of the proposal has it."""
    csrf = staff.csrf_of(client.get(path(message_id)).text)
    return client.post(path(message_id, deed), data={"csrf": csrf} | fields)


def advance(client: Visitor, message_id: int, stage: str, **changes: str):
    after = str(proposals.last_number(message_id))
    fields = {"stage": stage, "happened_on": TODAY, "note_en": "A public note", "after": after}
    return send(client, message_id, "advance", **fields | changes)


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
