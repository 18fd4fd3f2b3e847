"""Moderators correct slips and write translations, beside the text that its author wrote."""

from tests import messages
from tests.pages import Page
from tests.web.moderation import desk

STORES = ["sqlite"]


def boxes(html: str) -> dict[str, str]:
    """What stands in the fields for longer texts, by name."""
    return {area.attributes["name"]: area.text for area in Page(html).all("textarea")}


def test_an_edited_text_waits_as_a_new_version(moderator):
    (message,) = desk.given(1)

    page = desk.follow(moderator, desk.do(moderator, message, "edit", body="Un pensiero corretto."))

    assert "The edited text is saved." in page
    assert [version.body for version in messages.versions(message)][-1] == "Un pensiero corretto."
    assert "edited by Mo Prova" in page


def test_an_edit_of_a_proposal_keeps_its_field(moderator):
    message = messages.write_and_confirm(**messages.PROPOSAL)

    words = {"title": "Un titolo migliore", "body": "Restauriamo insieme.", "partners": ""}
    desk.do(moderator, message, "edit", **words)

    newest = messages.versions(message)[-1]
    assert (newest.title, newest.field.value, newest.partners) == ("Un titolo migliore", "art", "")


def test_an_edit_of_which_nothing_is_left_is_typed_again(moderator):
    (message,) = desk.given(1)

    answer = desk.do(moderator, message, "edit", body="<script>x()</script>")

    assert answer.status_code == 422
    assert boxes(answer.text)["body"] == "<script>x()</script>"
    assert len(messages.versions(message)) == 1


def test_translations_are_kept_until_the_text_is_approved(moderator):
    (message,) = desk.given(1)

    typed = {"body-en": "A thought from Naples.", "body-zh": ""}
    page = desk.follow(moderator, desk.do(moderator, message, "translate", **typed))

    assert "The translations are saved." in page
    assert boxes(page)["body-en"] == "A thought from Naples."
    assert boxes(page)["body-zh"] == ""


def test_approving_saves_the_translations_typed_beside_the_text(moderator):
    (message,) = desk.given(1)

    desk.do(moderator, message, "approve", **{"body-en": "A thought from Naples.", "body-zh": ""})

    assert desk.state(message) == "approved"
    page = moderator.get(desk.address(message)).text
    assert boxes(page)["body-en"] == "A thought from Naples."


def test_approving_without_the_boxes_keeps_the_translations_saved_before(moderator):
    (message,) = desk.given(1)
    desk.do(moderator, message, "translate", **{"body-en": "A thought from Naples."})

    desk.do(moderator, message, "approve")

    page = moderator.get(desk.address(message)).text
    assert desk.state(message) == "approved"
    assert boxes(page)["body-en"] == "A thought from Naples."


def test_an_emptied_box_drops_its_translation(moderator):
    (message,) = desk.given(1)
    desk.do(moderator, message, "translate", **{"body-en": "A thought from Naples."})

    page = desk.follow(moderator, desk.do(moderator, message, "translate", **{"body-en": ""}))

    assert boxes(page)["body-en"] == ""


def test_a_public_text_gets_a_translation_at_once(moderator):
    (message,) = desk.given(1)
    desk.do(moderator, message, "approve")

    page = desk.follow(moderator, desk.do(moderator, message, "translate", **{"body-en": "Words."}))

    assert boxes(page)["body-en"] == "Words."


def test_a_proposal_is_translated_with_its_title(moderator):
    message = messages.write_and_confirm(**messages.PROPOSAL)

    without = desk.do(moderator, message, "approve", **{"body-en": "Let us restore."})
    typed = {"title-en": "A workshop", "body-en": "Let us restore."}
    desk.do(moderator, message, "approve", **typed)

    assert without.status_code == 422
    assert "Let us restore." in without.text
    assert desk.state(message) == "approved"


def test_the_translation_of_an_older_text_is_shown_but_not_taken_over(moderator):
    (message,) = desk.given(1)
    desk.do(moderator, message, "translate", **{"body-en": "An older thought."})

    page = desk.follow(moderator, desk.do(moderator, message, "edit", body="Un altro pensiero."))

    assert boxes(page)["body-en"] == ""
    assert "An older thought." in page
