"""A deed that comes too late changes nothing, says who was first, and keeps what was typed."""

import pytest

from petition.rules.states import Role
from petition.rules.writing import Text
from petition.services import authorship
from petition.services.authorship import Edit
from tests import messages, staff
from tests.pages import Page
from tests.web.moderation import desk

STORES = ["sqlite"]
DEEDS = ("approve", "reject", "hide", "feature", "undo", "edit", "translate", "claim", "release")
TYPED = {"reason": "other", "body": "Un testo corretto.", "note": "una nota"}


def kept(html: str) -> list[str]:
    """What the page gives back of what was typed."""
    areas = Page(html).all("textarea")
    return [area.text for area in areas if "readonly" in area.attributes]


@pytest.mark.parametrize("deed", ["approve", "reject", "edit"])
def test_a_late_deed_is_told_who_was_first(moderator, colleague, deed):
    (message,) = desk.given(1)
    form = desk.carried(moderator.get(desk.address(message)).text)
    desk.do(colleague, message, "approve")
    before = messages.message(message).decided_at

    answer = moderator.post(desk.address(message, deed), data=form | TYPED)

    assert answer.status_code == 409
    assert "This text has been decided already" in answer.text
    assert "Lin Prova approved it on" in answer.text
    assert (desk.state(message), messages.message(message).decided_at) == ("approved", before)


@pytest.mark.parametrize("deed", ["hide", "feature"])
def test_what_a_colleague_has_hidden_is_said_to_be_hidden(moderator, colleague, deed):
    (message,) = desk.given(1)
    desk.do(moderator, message, "approve")
    desk.do(colleague, message, "hide")

    answer = desk.do(moderator, message, deed)

    assert answer.status_code == 409
    assert "Lin Prova hid it on" in answer.text


@pytest.mark.parametrize("deed", ["hide", "feature"])
def test_what_waits_again_is_not_said_to_be_decided(moderator, deed):
    (message,) = desk.given(1)
    desk.do(moderator, message, "reject", reason="other")
    edited = Edit(1, Text("Un altro pensiero, da Bari."))
    authorship.edit(messages.token_of(message), edited)

    answer = desk.do(moderator, message, deed)

    assert answer.status_code == 409
    assert "This text has changed meanwhile" in answer.text


@pytest.mark.parametrize("deed", ["approve", "reject", "edit", "translate"])
def test_a_deed_about_another_version_is_refused_and_keeps_what_was_typed(
    moderator, colleague, deed
):
    (message,) = desk.given(1)
    form = desk.carried(moderator.get(desk.address(message)).text)
    desk.do(colleague, message, "edit", body="Un pensiero che Lin ha corretto.")

    answer = moderator.post(desk.address(message, deed), data=form | TYPED | {"body-en": "Words."})

    assert answer.status_code == 409
    assert "This text has changed meanwhile" in answer.text
    assert "Un pensiero che Lin ha corretto." in answer.text
    assert kept(answer.text) == ["Un testo corretto.", "una nota", "Words."]
    assert len(messages.versions(message)) == 2
    assert desk.waits(message)


def test_a_text_that_a_colleague_reads_is_hers_until_it_is_taken_over(moderator, colleague):
    (message,) = desk.given(1)
    desk.do(colleague, message, "claim")

    refused = desk.do(moderator, message, "approve")
    taken = desk.follow(moderator, desk.do(moderator, message, "claim", take_over="1"))
    desk.do(moderator, message, "approve")

    assert refused.status_code == 409
    assert "Lin Prova is reading it until" in refused.text
    assert "You are reading it" in taken
    assert desk.state(message) == "approved"


def test_whoever_has_left_a_text_keeps_nobody_from_it(moderator, colleague):
    (message,) = desk.given(1)
    desk.do(colleague, message, "claim")

    desk.do(colleague, message, "release")

    assert "Nobody is reading it." in moderator.get(desk.address(message)).text


def test_hiding_what_is_not_public_is_refused(moderator):
    (message,) = desk.given(1)

    assert desk.do(moderator, message, "hide").status_code == 409
    assert desk.do(moderator, message, "undo", decision="1").status_code == 409


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_without_the_token_of_the_session_is_refused(moderator, deed):
    (message,) = desk.given(1)
    form = desk.carried(moderator.get(desk.address(message)).text) | TYPED

    answer = moderator.post(desk.address(message, deed), data=form | {"csrf": "x"})

    assert answer.status_code == 403
    assert desk.waits(message)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_stranger_may_do_nothing(app, campaign, client, deed):
    (message,) = desk.given(1)

    assert client.post(desk.address(message, deed), data=TYPED).status_code == 403
    assert client.get(desk.address(message)).location.startswith("/login")
    assert desk.waits(message)


def test_whoever_has_more_rights_moderates_too(client, campaign):
    (message,) = desk.given(1)
    staff.log_in(client, staff.given_staff(Role.ADMINISTRATOR, "ada@example.org"))

    assert desk.do(client, message, "approve").status_code == 303


@pytest.mark.parametrize("form", [{}, {"version": "x", "turn": "1"}, {"version": "1"}])
def test_a_decision_that_says_not_what_was_seen_is_no_decision(moderator, form):
    (message,) = desk.given(1)
    csrf = desk.carried(moderator.get(desk.address(message)).text)["csrf"]

    answer = moderator.post(desk.address(message, "approve"), data=form | {"csrf": csrf})

    assert answer.status_code == 400
    assert desk.waits(message)
