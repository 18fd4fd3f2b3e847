"""Photos: those of what is public and no others, sent as what a stranger uploaded."""

import pytest

from petition.rules.states import CampaignState, MessageState
from tests import factories, published
from tests.web import forms


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign to write to."""


def test_a_photo_of_a_public_message_is_sent_as_it_was_kept(client):
    published.photo(published.message(), "sea.jpg")

    answer = client.get("/photos/sea.jpg")

    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.data == published.PIXEL


def test_a_photo_can_do_nothing_in_a_browser(client):
    published.photo(published.message(), "sea.jpg")

    headers = client.get("/photos/sea.jpg").headers

    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Disposition"] == "inline"
    assert headers["Cache-Control"] == "public, max-age=60"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Set-Cookie" not in headers


def test_who_has_a_photo_is_told_so_without_it(client):
    published.photo(published.message(), "sea.jpg")
    etag = client.get("/photos/sea.jpg").headers["ETag"]

    again = client.get("/photos/sea.jpg", headers={"If-None-Match": etag})

    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("state", [s for s in MessageState if s != MessageState.APPROVED])
def test_a_photo_of_what_is_not_approved_is_not_there(client, state):
    published.photo(published.message(state=state), "sea.jpg")

    assert client.get("/photos/sea.jpg").status_code == 404


def test_a_photo_of_a_version_not_published_is_not_there(client):
    message_id = published.message()
    published.version(message_id, 2, "Con un’altra foto")
    published.photo(message_id, "new.jpg", number=2)

    assert client.get("/photos/new.jpg").status_code == 404
    published.change(message_id, published_version=2)
    assert client.get("/photos/new.jpg").status_code == 200


def test_a_photo_goes_with_its_message_even_for_who_has_it(client):
    message_id = published.message()
    published.photo(message_id, "sea.jpg")
    etag = client.get("/photos/sea.jpg").headers["ETag"]

    published.hide(message_id)

    assert client.get("/photos/sea.jpg", headers={"If-None-Match": etag}).status_code == 404


def test_a_photo_of_a_draft_campaign_is_not_there(client):
    published.photo(published.message(), "sea.jpg")
    factories.given_campaign(state=CampaignState.DRAFT)

    assert forms.eventually(lambda: client.get("/photos/sea.jpg").status_code == 404, seconds=2)


@pytest.mark.parametrize("name", ["%00", "..%2f..%2fconfig.py", "%ff", "a" * 5000, "x'--", "."])
def test_no_name_leads_astray(client, name):
    assert client.get(f"/photos/{name}").status_code in (404, 308)
