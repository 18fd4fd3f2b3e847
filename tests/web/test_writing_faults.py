"""A message form with mistakes in it: each is told of, and nothing that was typed is lost."""

import io

import pytest
from werkzeug.datastructures import FileStorage

from petition.store.models import Message, Photo
from tests import messages
from tests.pages import Page
from tests.web import forms, message_forms, pictures
from tests.web.message_forms import count, write

PATH = "/en/chinahearts/messages"


@pytest.mark.parametrize("file", pictures.HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    client, campaign, file
):
    response = write(client, "en", photo=pictures.HOSTILE[file], photo_description="The sea")

    page = Page(response.text)
    assert response.status_code == 422
    assert forms.drawn(response.text)["photo_description"] == "The sea"
    assert forms.drawn(response.text)["body"] == messages.TYPED["body"]
    assert "picture" in next(
        e.text for e in page.all("span") if e.attributes.get("id") == "photo-error"
    )
    assert count(Message) == count(Photo) == 0


def test_a_form_with_faults_comes_back_with_all_that_was_typed(client, campaign):
    typed = messages.PROPOSAL | {"email": "anna@", "city": "Napoli & dintorni", "body": "<b>Ciao"}

    response = write(client, **typed)

    kept = forms.drawn(response.text)
    assert response.status_code == 422
    assert {name: kept[name] for name in typed} == typed
    assert count(Message) == 0


def test_each_fault_is_linked_from_the_summary_to_its_field(client, campaign):
    nothing = dict.fromkeys([*messages.TYPED, "language"], "")

    page = Page(write(client, "en", **nothing | {"kind": "proposal"}).text)

    links = {a.attributes["href"] for a in page.all("a") if a.is_inside("li")}
    ids = {each.attributes.get("id") for each in page.elements}
    wrong = {"#direction", "#body", "#title", "#language", "#name", "#email"}
    assert wrong | {"#consent", "#publish_consent"} <= links
    assert {link[1:] for link in wrong} <= ids


def test_a_photo_beside_another_fault_is_asked_for_once_more(client, campaign):
    response = write(client, "en", photo=pictures.picture(), email="")

    assert "Choose the picture once more" in response.text


def test_a_text_of_which_nothing_is_left_is_refused(client, campaign):
    response = write(client, "en", body="<script>alert(1)</script>")

    assert response.status_code == 422
    assert forms.drawn(response.text)["body"] == "<script>alert(1)</script>"


def test_a_form_without_our_token_is_asked_to_be_sent_again(client, campaign):
    response = write(client, token="nonsense")

    assert response.status_code == 422
    assert forms.drawn(response.text)["token"] != "nonsense"


def test_an_empty_file_is_refused_and_no_file_is_not(client, campaign):
    fields = message_forms.drawn(client, "en") | messages.TYPED
    chosen = FileStorage(io.BytesIO(b""), "sea.jpg")

    refused = message_forms.post_parts(client, PATH, fields | {"photo": chosen})

    assert refused.status_code == 422
    assert "We cannot read this picture" in refused.text
    assert forms.drawn(refused.text)["body"] == messages.TYPED["body"]
    assert count(Message) == 0
    assert write(client, photo=None).status_code == 303
