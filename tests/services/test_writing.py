"""Writing: what is kept of a message, and the email that asks to confirm it."""

import pytest

from petition.rules.errors import Invalid
from petition.rules.photos import Photo as Picture
from petition.rules.states import EmailKind, Field, MessageState, Stage
from petition.store import database
from petition.store.models import Photo
from tests import factories, messages
from tests.mail import post


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def test_a_message_is_kept_as_it_was_typed_and_as_it_would_be_published():
    message_id = messages.write(body="Ciao **a tutti** <script>alert(1)</script>", city="Roma")

    kept, (version,) = messages.message(message_id), messages.versions(message_id)
    assert (kept.state, kept.stage, kept.version, kept.turn) == (
        MessageState.PENDING,
        Stage.NONE,
        1,
        0,
    )
    assert (kept.name, kept.city, kept.direction, kept.language) == (
        "Anna Prova",
        "Roma",
        "IT-CN",
        "it",
    )
    assert version.body == "Ciao **a tutti** <script>alert(1)</script>"
    assert version.body_html.strip() == "<p>Ciao <strong>a tutti</strong></p>"
    assert version.plain == "Ciao a tutti"
    assert "script_removed" in kept.signals.split(",")
    assert kept.fingerprint != 0


def test_it_waits_for_nobody_before_it_is_confirmed():
    kept = messages.message(messages.write())

    assert (kept.confirmed_at, kept.waiting_since, kept.published_version) == (None, None, None)


def test_an_email_asks_to_confirm():
    message_id = messages.write()

    email = post.row()
    assert (email.kind, email.message_id) == (EmailKind.CONFIRM_MESSAGE, message_id)
    assert (email.signature_id, email.decision_id) == (None, None)


def test_a_proposal_keeps_its_own_fields_and_is_submitted():
    message_id = messages.write(**messages.PROPOSAL)

    kept, (version,) = messages.message(message_id), messages.versions(message_id)
    assert (kept.stage, kept.contact_consent) == (Stage.SUBMITTED, True)
    assert (version.title, version.field) == ("Un laboratorio di restauro", Field.ART)
    assert version.partners == "Un museo, un’accademia"


def test_what_looks_automated_is_kept_with_its_reasons():
    kept = messages.message(messages.write(score=60))

    assert (kept.suspicion_score, kept.suspicion_reasons) == (60, "honeypot")


def test_the_same_text_again_is_noted_as_near():
    messages.write(body="Una stessa frase che torna, parola per parola, in due messaggi.")

    again = messages.write(body="Una stessa frase che torna, parola per parola, in due messaggi.")

    assert "near_duplicate" in messages.message(again).signals.split(",")


def test_a_picture_has_a_name_that_nobody_can_guess():
    picture = Picture(b"pixels", 4, 3, "image/webp")
    message_id = messages.write(photo=picture, photo_description="Le mani al lavoro")

    (version,) = messages.versions(message_id)
    photo = database.db.session.get_one(Photo, version.photo_id)
    assert (photo.message_id, photo.data, photo.width) == (message_id, b"pixels", 4)
    assert photo.description == "Le mani al lavoro"
    assert len(photo.name) == 32


def test_a_text_of_which_nothing_is_left_is_refused_and_not_kept():
    with pytest.raises(Invalid) as refused:
        messages.write(body="<script>alert(1)</script>")

    assert refused.value.errors == {"body": "body_missing"}
    assert post.rows() == []
