"""Several texts are decided at once; whatever came too late is told with its reason."""

import pytest

from tests.web.moderation import desk
from tests.web.moderation.test_deciding import undo_form


def test_several_texts_are_approved_at_once(moderator):
    first, second, third = desk.given(3)

    page = desk.follow(moderator, desk.several(moderator, [first, second], deed="approve"))

    assert "2 texts approved." in page
    assert [desk.state(each) for each in (first, second, third)] == [
        "approved",
        "approved",
        "pending",
    ]


def test_several_texts_are_rejected_for_one_reason(moderator):
    ids = desk.given(2)

    page = desk.follow(moderator, desk.several(moderator, ids, deed="reject", reason="advertising"))

    assert "2 texts rejected." in page
    assert {desk.state(each) for each in ids} == {"rejected"}


def test_what_came_too_late_is_told_with_who_was_first(moderator, colleague):
    first, second, third = desk.given(3)
    form = bulk_form(moderator, [first, second, third])
    desk.do(colleague, second, "reject", reason="other")
    desk.do(colleague, third, "claim")

    answer = moderator.post("/moderation/bulk", data=form | {"deed": "approve"})
    page = desk.follow(moderator, answer)

    assert "Prova" not in answer.location
    assert "1 text approved." in page
    assert f"Text {second}: Lin Prova rejected it on" in page
    assert f"Text {third}: Lin Prova is reading it until" in page
    assert desk.state(second) == "rejected"


def test_a_bulk_decision_is_undone_at_once(moderator):
    ids = desk.given(2)
    page = desk.follow(moderator, desk.several(moderator, ids, deed="approve"))
    form = bulk_undo(page)

    undone = desk.follow(moderator, moderator.post("/moderation/bulk", data=form))

    assert "Undone. The texts are where they were before." in undone
    assert all(desk.waits(each) for each in ids)


def test_nothing_selected_is_said(moderator):
    desk.given(1)

    assert "No text was selected." in desk.follow(
        moderator, desk.several(moderator, [], deed="approve")
    )


@pytest.mark.parametrize("typed", [{"deed": "burn"}, {"deed": "approve", "seen": "1.x.1"}])
def test_a_form_that_cannot_be_read_does_nothing(moderator, typed):
    ids = desk.given(1)

    assert desk.several(moderator, ids, **typed).status_code == 400
    assert desk.waits(ids[0])


def bulk_form(client, message_ids):
    """What the list carries with these texts ticked."""
    csrf = desk.carried(client.get(desk.address(message_ids[0])).text)["csrf"]
    return {"csrf": csrf, "seen": [f"{each}.1.1" for each in message_ids]}


def bulk_undo(page):
    """What the notice's form carries, for several decisions."""
    fields = undo_form(page)
    every = desk.values(page, "decision")
    return {"csrf": fields["csrf"], "decision": every, "deed": "undo"}
