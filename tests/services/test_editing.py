"""Moderators' own hand in texts: corrections, translations, and what stands on top."""

import json

import pytest
import sqlalchemy as sa

from petition.rules.errors import Changed, Invalid, TooLate
from petition.rules.writing import Text
from petition.services import editing, moderation
from petition.store import database
from petition.store.models import MessageTranslation
from tests import factories, messages, staffed
from tests.staffed import seen

ENGLISH = "From Naples we think of you."


@pytest.fixture
def moderator(app):
    factories.given_campaign()
    return staffed.given_moderator()


@pytest.fixture
def message_id(moderator):
    return messages.write_and_confirm()


def translations():
    with database.reading() as session:
        rows = session.scalars(sa.select(MessageTranslation)).all()
        session.expunge_all()
    return rows


def test_an_edit_is_a_version_of_its_own_that_waits_in_the_old_place(moderator, message_id):
    before, since = seen(message_id), messages.message(message_id).waiting_since

    after = editing.edit(before, moderator, Text("Ecco <b>un pensiero</b> <u>per voi</u>."))

    original, edited = messages.versions(message_id)
    assert (original.staff_id, edited.staff_id) == (None, moderator)
    assert original.body == messages.TYPED["body"]
    assert edited.body_html.strip() == "<p>Ecco <b>un pensiero</b> per voi.</p>"
    assert (after, after.version) == (seen(message_id), 2)
    assert messages.message(message_id).waiting_since == since
    assert "markup_removed" in messages.message(message_id).signals


def test_after_an_edit_nothing_is_decided_about_the_text_before(moderator, message_id):
    before = seen(message_id)
    after = editing.edit(before, moderator, Text("Ecco un pensiero."))

    with pytest.raises(Changed):
        moderation.approve(before, moderator)
    moderation.approve(after, moderator)

    assert messages.message(message_id).published_version == 2
    assert staffed.deeds() == ["message_edited", "message_approved"]


def test_an_edit_keeps_no_text_of_which_nothing_is_left(moderator, message_id):
    with pytest.raises(Invalid):
        editing.edit(seen(message_id), moderator, Text("<script>1</script>"))

    assert len(messages.versions(message_id)) == 1


def test_what_was_decided_is_not_edited_any_more(moderator, message_id):
    moderation.approve(seen(message_id), moderator)

    with pytest.raises(TooLate):
        editing.edit(seen(message_id), moderator, Text("Ecco un pensiero."))


def test_a_translation_is_cleaned_and_approved_with_the_message(moderator, message_id):
    editing.translate(seen(message_id), moderator, "en", "", f"{ENGLISH}<script>1</script>")
    (waiting,) = translations()

    moderation.approve(seen(message_id), moderator)

    (public,) = translations()
    assert (waiting.approved_at, waiting.plain) == (None, ENGLISH)
    assert public.approved_at == messages.message(message_id).decided_at
    assert staffed.deeds() == ["message_translated", "message_approved"]


def test_a_translation_of_what_is_public_is_public_at_once(moderator, message_id):
    moderation.approve(seen(message_id), moderator)

    editing.translate(seen(message_id), moderator, "en", "", ENGLISH)

    (translation,) = translations()
    assert translation.approved_at
    details = json.loads(staffed.log()[-1].details)
    assert details == {"version": 1, "language": "en", "is_public": True}


def test_a_translation_is_corrected_in_its_place_and_dropped_when_emptied(moderator, message_id):
    for body in ("From Naples", ENGLISH):
        editing.translate(seen(message_id), moderator, "en", "", body)
    assert [translation.plain for translation in translations()] == [ENGLISH]

    editing.translate(seen(message_id), moderator, "en", "", " ")

    assert translations() == []
    assert staffed.deeds()[-1] == "translation_dropped"


def test_the_public_translation_stays_while_that_of_an_edit_waits(moderator, message_id):
    moderation.approve(seen(message_id), moderator)
    editing.translate(seen(message_id), moderator, "en", "", ENGLISH)
    staffed.author_edits(message_id)

    editing.translate(seen(message_id), moderator, "en", "", "Another text.")

    assert {t.of_version: bool(t.approved_at) for t in translations()} == {1: True, 2: False}


@pytest.mark.parametrize("language", ["it", "fr", ""])
def test_a_translation_is_into_another_language_of_the_site(moderator, message_id, language):
    with pytest.raises(Invalid) as refusal:
        editing.translate(seen(message_id), moderator, language, "", ENGLISH)

    assert refusal.value.errors == {"language": "language_unknown"}


def test_a_proposal_is_translated_with_its_title(moderator):
    message_id = messages.write_and_confirm(**messages.PROPOSAL)

    with pytest.raises(Invalid):
        editing.translate(seen(message_id), moderator, "en", "", ENGLISH)
    editing.translate(seen(message_id), moderator, "en", "A workshop", ENGLISH)

    assert translations()[0].title == "A workshop"


def test_only_public_messages_stand_on_top_and_each_change_is_logged_once(moderator, message_id):
    with pytest.raises(Changed):
        editing.feature(message_id, moderator, True)
    moderation.approve(seen(message_id), moderator)

    for is_featured in (True, True, False, False):
        editing.feature(message_id, moderator, is_featured)

    assert messages.message(message_id).featured_at is None
    assert staffed.deeds()[1:] == ["message_featured", "message_unfeatured"]
