"""The confirmation links of messages in a browser: what they show, and what the buttons do."""

import pytest

from tests import messages
from tests.pages import Page

STORES = ["sqlite"]
MARKED = "<b>Grande</b> <script>alert(1)</script> cuore"


@pytest.fixture(autouse=True)
def _campaign(campaign):
    """Every message belongs to one."""


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_link_shows_the_text_as_it_would_be_published(client, language):
    token = messages.token_of(messages.write(body=MARKED))

    page = client.get(f"/{language}/confirm/{token}")

    assert "<strong>Grande</strong>" in page.text or "<b>Grande</b>" in page.text
    assert "alert(1)" not in page.text
    assert len(Page(page.text).all("form")) == 2
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_the_button_sends_the_text_on_and_may_be_pressed_twice(client):
    message_id = messages.write()
    path = f"/it/confirm/{messages.token_of(message_id)}"

    answers = [client.post(path) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == "/it/chinahearts/messages/received"
    assert client.get(answers[0].location).status_code == 200
    assert messages.message(message_id).turn == 1
    assert len(Page(client.get(path).text).all("form")) == 0


def test_the_other_button_erases_and_the_link_is_gone(client):
    token = messages.token_of(messages.write())

    erased = client.post(f"/it/confirm/{token}/reject")

    assert erased.status_code == 200
    for path in (f"/it/confirm/{token}", f"/it/my-message/{token}"):
        gone = client.get(path)
        assert gone.status_code == 410
        assert Page(gone.text).all("a")


def test_a_token_that_was_never_ours_is_not_found(client):
    for path in ("/it/my-message/nonsense", f"/it/my-message/{'a' * 36}"):
        assert client.get(path).status_code == 404
        assert client.post(f"{path}/edit").status_code == 404
        assert client.post(f"{path}/withdraw").status_code == 404


def test_nobody_but_the_author_sees_a_text_before_it_is_approved(client):
    messages.write_and_confirm(body="Un segreto fino ad allora")

    for path in ("/it/", "/it/chinahearts/", "/it/chinahearts/messages/new"):
        assert "Un segreto" not in client.get(path).text
