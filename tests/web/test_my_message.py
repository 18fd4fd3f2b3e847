"""The page of a text's author: where it stands, changing it, taking it back."""

import pytest

from petition.rules.photos import Photo as Picture
from petition.rules.states import MessageState, Reason
from petition.services import moderation
from petition.store import database
from petition.store.models import Message
from tests import messages, staffed
from tests.web import forms, message_forms, pictures

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def _campaign(campaign):
    """Every message belongs to one."""


@pytest.fixture
def staff(app) -> int:
    """Somebody who decides."""
    return staffed.given_moderator()


def decide(message_id: int, staff_id: int, reason: Reason | None = None) -> None:
    """Approves what stands there now, or rejects it for a reason."""
    if reason:
        moderation.reject(staffed.seen(message_id), staff_id, reason)
    else:
        moderation.approve(staffed.seen(message_id), staff_id)


def edited(client, token: str, photo: bytes | None = None, **typed: str):
    """Opens the author's page, changes what is `typed`, and sends the form."""
    page = client.get(f"/it/my-message/{token}").text
    return message_forms.post(
        client, f"/it/my-message/{token}/edit", forms.drawn(page) | typed, photo
    )


def test_the_authors_page_tells_where_the_text_stands(client, staff):
    message_id = messages.write()
    path = f"/en/my-message/{messages.token_of(message_id)}"

    told = [client.get(path).text]
    messages.confirm(message_id)
    told.append(client.get(path).text)
    decide(message_id, staff, Reason.ADVERTISING)
    told.append(client.get(path).text)

    assert "You have not confirmed it yet" in told[0]
    assert "It waits for a moderator" in told[1]
    assert "because it holds advertising or links" in told[2]


def test_a_rejected_text_may_be_sent_again_without_the_parts(client, staff):
    message_id = messages.write_and_confirm()
    decide(message_id, staff, Reason.ADVERTISING)

    response = edited(client, token := messages.token_of(message_id), body="Senza pubblicità.")

    kept = messages.message(message_id)
    assert (response.status_code, response.location) == (303, f"/it/my-message/{token}")
    assert (kept.state, kept.turn, kept.version) == (MessageState.PENDING, 2, 2)


def test_an_edit_of_a_public_text_waits_while_the_old_one_stays(client, staff):
    message_id = messages.write_and_confirm()
    decide(message_id, staff)
    token = messages.token_of(message_id)

    edited(client, token, body="Parole nuove.")

    kept = messages.message(message_id)
    assert (kept.state, kept.published_version, kept.version) == (MessageState.APPROVED, 1, 2)
    assert kept.waiting_since is not None
    assert "Parole nuove." in client.get(f"/it/my-message/{token}").text


def test_an_edit_with_faults_comes_back_as_it_was_typed(client):
    token = messages.token_of(messages.write_and_confirm(**messages.PROPOSAL))

    response = edited(client, token, title="", body="Ecco", partners="Due musei")

    kept = forms.drawn(response.text)
    assert response.status_code == 422
    assert (kept["title"], kept["body"], kept["partners"]) == ("", "Ecco", "Due musei")


def test_an_edit_of_an_older_text_loses_nothing(client):
    message_id = messages.write_and_confirm()
    token = messages.token_of(message_id)
    old = forms.drawn(client.get(f"/it/my-message/{token}").text)
    edited(client, token, body="La prima finestra")

    path = f"/it/my-message/{token}/edit"
    late = message_forms.post(client, path, old | {"body": "La seconda finestra"}, None)
    again = message_forms.post(client, path, forms.drawn(late.text), None)

    assert (late.status_code, again.status_code) == (409, 303)
    assert "La prima finestra" in late.text
    assert [each.body for each in messages.versions(message_id)][1:] == [
        "La prima finestra",
        "La seconda finestra",
    ]


def test_the_picture_is_the_authors_to_see_replace_and_remove(client):
    message_id = messages.write_and_confirm(photo=Picture(b"pixels", 4, 3, "image/webp"))
    token = messages.token_of(message_id)

    seen = client.get(f"/it/my-message/{token}/photo")
    edited(client, token, photo=pictures.picture(), photo_description="Il mare")
    edited(client, token, no_photo="1")

    assert (seen.data, seen.mimetype) == (b"pixels", "image/webp")
    first, second, third = (each.photo_id for each in messages.versions(message_id))
    assert first != second
    assert third is None
    assert client.get(f"/it/my-message/{token}/photo").status_code == 404


@pytest.mark.parametrize("file", ["svg", "bomb", "truncated", "too_large"])
def test_a_hostile_picture_changes_nothing(client, file):
    message_id = messages.write_and_confirm()

    response = edited(client, messages.token_of(message_id), photo=pictures.HOSTILE[file])

    assert response.status_code == 422
    assert messages.message(message_id).version == 1


def test_withdrawing_erases_it_all(client, staff):
    message_id = messages.write_and_confirm()
    decide(message_id, staff)
    token = messages.token_of(message_id)

    response = client.post(f"/it/my-message/{token}/withdraw")

    assert response.status_code == 200
    with database.reading() as session:
        assert session.get(Message, message_id) is None
    assert client.post(f"/it/my-message/{token}/withdraw").status_code == 410


@pytest.mark.parametrize("deed", ["edit", "withdraw"])
def test_another_site_cannot_press_the_authors_buttons(client, deed):
    token = messages.token_of(messages.write())

    response = client.post(
        f"/it/my-message/{token}/{deed}", headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert response.status_code == 403
