"""Moderators approve, reject, hide, feature and undo; each deed leads on and says what was done."""

import pytest

from tests import messages
from tests.pages import Page
from tests.web.moderation import desk


def test_approving_makes_a_text_public_and_opens_the_next_one(moderator):
    first, second = desk.given(2)

    answer = desk.do(moderator, first, "approve")

    assert desk.state(first) == "approved"
    assert answer.location == f"{desk.address(second)}?done={first}"
    assert "1 text approved." in desk.follow(moderator, answer)


def test_the_next_one_keeps_to_the_chosen_list(moderator):
    message, _told = (
        desk.given(1)[0],
        messages.write_and_confirm(kind="testimonial", email="t@x.it"),
    )
    other = messages.write_and_confirm(email="o@example.org", body="Un altro pensiero, da Bari.")
    form = desk.carried(moderator.get(desk.address(message)).text)

    answer = moderator.post(f"{desk.address(message, 'approve')}?kind=message", data=form)

    assert answer.location == f"{desk.address(other)}?kind=message&done={message}"


def test_after_the_last_one_the_queue_is_empty(moderator):
    (only,) = desk.given(1)

    page = desk.follow(moderator, desk.do(moderator, only, "approve"))

    assert "1 text approved." in page
    assert "Nothing waits" in page


def test_rejecting_needs_one_of_the_six_reasons(moderator):
    (message,) = desk.given(1)

    for without in (
        desk.do(moderator, message, "reject"),
        desk.do(moderator, message, "reject", reason="dislike"),
    ):
        assert without.status_code == 422
        assert "Choose why it is rejected" in without.text
    assert desk.waits(message)


def test_rejecting_keeps_the_reason_and_the_note_for_colleagues(moderator):
    (message,) = desk.given(1)

    desk.do(moderator, message, "reject", reason="off_topic", note="asked\0 twice")

    page = moderator.get(desk.address(message)).text
    assert desk.state(message) == "rejected"
    assert "rejected by Mo Prova (Not about this campaign) – asked twice" in page


def test_the_notice_undoes_a_decision(moderator):
    (message,) = desk.given(1)
    page = desk.follow(moderator, desk.do(moderator, message, "reject", reason="other"))
    form = undo_form(page)

    undone = desk.follow(moderator, moderator.post(form.pop("action"), data=form))

    assert desk.state(message) == "pending"
    assert desk.waits(message)
    assert "Undone. The author was not written to." in undone


def test_a_notice_speaks_only_of_decisions_that_were_made(moderator, colleague):
    mine, hers = desk.given(2)
    desk.do(colleague, hers, "approve")

    page = moderator.get(f"{desk.QUEUE}?done={mine},{hers}").text

    assert "approved." not in page


def test_hiding_and_featuring_are_found_in_the_list_of_approved_ones(moderator):
    (message,) = desk.given(1)
    desk.do(moderator, message, "approve")
    assert desk.address(message) in moderator.get(f"{desk.QUEUE}?state=approved").text

    featured = desk.follow(moderator, desk.do(moderator, message, "feature", is_featured="1"))
    hidden = desk.follow(moderator, desk.do(moderator, message, "hide", note="he asked for it"))

    assert "It is featured now." in featured
    assert "1 text hidden." in hidden
    assert desk.state(message) == "hidden"
    assert desk.address(message) in moderator.get(f"{desk.QUEUE}?state=hidden").text


def test_a_text_is_featured_no_longer(moderator):
    (message,) = desk.given(1)
    desk.do(moderator, message, "approve")
    desk.do(moderator, message, "feature", is_featured="1")

    desk.do(moderator, message, "feature", is_featured="")

    assert messages.message(message).featured_at is None


def test_a_form_that_carries_nothing_but_what_is_hidden_features_a_text(moderator):
    (message,) = desk.given(1)
    desk.do(moderator, message, "approve")

    desk.do(moderator, message, "feature")

    assert messages.message(message).featured_at is not None


@pytest.mark.parametrize("state", ["approved", "rejected", "hidden"])
def test_lists_of_decided_texts_go_on_behind_a_link(moderator, state):
    ids = desk.given(21)
    for message_id in ids:
        waiting = messages.message(message_id)
        desk.change(message_id, state=state, decided_at=waiting.written_at, waiting_since=None)

    page = Page(moderator.get(f"{desk.QUEUE}?state={state}").text)
    further = next(a.attributes["href"] for a in page.all("a") if a.text == "Further ones")

    assert desk.address(ids[0]) in moderator.get(further).text


def test_skipping_opens_the_next_one_and_decides_nothing(moderator):
    first, second = desk.given(2)

    answer = desk.do(moderator, first, "skip")

    assert answer.location == desk.address(second)
    assert desk.waits(first)


def test_skipping_the_last_one_begins_again(moderator):
    (only,) = desk.given(1)

    page = desk.follow(moderator, desk.do(moderator, only, "skip"))

    assert "These are from the beginning again." in page


def undo_form(html: str) -> dict[str, str]:
    """The form by which the notice takes a decision back: its address and what it carries."""
    page = Page(html)
    button = next(b for b in page.all("button") if b.text.startswith("Undo"))
    form = next(around for around in button.ancestors if around.tag == "form")
    inside = [c.attributes for c in page.all("input") if form in c.ancestors]
    return {"action": form.attributes["action"]} | {c["name"]: c["value"] for c in inside}
