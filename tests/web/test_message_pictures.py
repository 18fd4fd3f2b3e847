"""Pictures sent with a message: sound ones are drawn anew, all others are refused in words."""

import io

import pytest
from werkzeug.datastructures import FileStorage

from petition.store import database
from petition.store.models import Message, Photo
from tests import messages
from tests.pages import Page
from tests.web import forms, message_forms, pictures
from tests.web.message_forms import write

STORES = ["sqlite"]


def fault(html: str) -> str:
    """What a page says is wrong with the picture."""
    spans = Page(html).all("span")
    return next(e.text for e in spans if e.attributes.get("id") == "photo-error")


def test_a_photo_is_drawn_anew_and_described(client, campaign):
    write(client, photo=pictures.picture("PNG"), photo_description="Il mare")

    with database.reading() as session:
        photo = session.query(Photo).one()
        assert (photo.media_type, photo.description) == ("image/webp", "Il mare")
        assert (photo.width, photo.height) == (40, 30)
        assert photo.data != pictures.picture("PNG")


@pytest.mark.parametrize("file", pictures.HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    client, campaign, file
):
    response = write(client, "en", photo=pictures.HOSTILE[file], photo_description="The sea")

    assert response.status_code == 422
    assert forms.drawn(response.text)["photo_description"] == "The sea"
    assert forms.drawn(response.text)["body"] == messages.TYPED["body"]
    assert "picture" in fault(response.text)
    assert messages.count(Message) == messages.count(Photo) == 0


def test_a_photo_beside_another_fault_is_asked_for_once_more(client, campaign):
    response = write(client, "en", photo=pictures.picture(), email="")

    assert "Choose the picture once more" in response.text


def test_what_a_camera_wrote_into_the_file_does_not_matter_however_much(client, campaign):
    assert write(client, photo=pictures.talkative()).status_code == 303

    with database.reading() as session:
        assert len(session.query(Photo).one().data) < 1000


def test_a_chosen_file_that_is_empty_is_not_silently_left_out(client, campaign):
    fields = message_forms.drawn(client, "en") | messages.TYPED
    empty = FileStorage(io.BytesIO(b""), "photo.jpg")

    response = message_forms.post_parts(
        client, "/en/chinahearts/messages", fields | {"photo": empty}
    )

    assert response.status_code == 422
    assert "picture" in fault(response.text)


def test_a_file_of_twenty_megabytes_is_refused_in_words(client, campaign):
    response = write(client, "en", photo=b"\xff" * (20 * 1024 * 1024))

    assert response.status_code == 413
    assert "take a smaller picture" in response.text
