"""One text is decided from the digest: the link shows, its buttons decide, and then it is dead."""

import pytest

from petition.mail import one_item_links
from petition.mail.one_item_links import OneItemLink
from petition.rules import clock
from petition.rules.decisions import Seen
from petition.rules.photos import Photo
from tests import messages, staff, staffed
from tests.pages import Page
from tests.web.moderation import desk


@pytest.fixture
def reader(campaign) -> int:
    """A moderator who reads the digest, in Chinese."""
    return staff.given_staff(email="lin@example.org", name="Lin Prova", language="zh")


def link(message_id: int, staff_id: int) -> str:
    """The address in the digest."""
    message = messages.message(message_id)
    seen = Seen(message_id, message.version, message.turn)
    return f"/moderation/item/{one_item_links.token(OneItemLink(staff_id, seen))}"


def test_the_link_shows_the_text_in_the_language_of_its_reader(client, reader):
    (message,) = desk.given(1)

    shown = client.get(link(message, reader))

    assert 'lang="zh-Hans"' in shown.text
    assert "Lin Prova" in shown.text
    assert "Un pensiero numero 0 da Napoli." in shown.text
    assert shown.headers["X-Robots-Tag"] == "noindex"
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["X-Frame-Options"] == "DENY"
    assert shown.headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in shown.headers
    assert desk.waits(message)


def test_the_picture_is_shown_without_a_login(client, reader):
    picture = Photo(b"RIFF", 4, 3, "image/webp")
    address = link(messages.write_and_confirm(photo=picture), reader)

    source = next(e.attributes["src"] for e in Page(client.get(address).text).all("img"))

    assert client.get(source).data == b"RIFF"
    assert client.get(link(desk.given(1)[0], reader) + "/photo").status_code == 404


def test_the_link_approves_once(client, reader):
    (message,) = desk.given(1)
    address = link(message, reader)

    approved = client.post(f"{address}/approve")
    again = client.post(f"{address}/approve")

    assert approved.status_code == 200
    assert desk.state(message) == "approved"
    assert again.status_code == 410
    assert "Lin Prova" in again.text
    assert client.get(address).status_code == 410


def test_the_link_rejects_for_a_reason(client, reader):
    (message,) = desk.given(1)
    address = link(message, reader)

    without = client.post(f"{address}/reject")
    rejected = client.post(f"{address}/reject", data={"reason": "insults"})

    assert without.status_code == 400
    assert rejected.status_code == 200
    assert desk.state(message) == "rejected"


def test_a_link_to_an_older_text_is_dead(client, reader, moderator):
    (message,) = desk.given(1)
    address = link(message, reader)
    desk.do(moderator, message, "edit", body="Un testo corretto da Mo.")

    assert client.get(address).status_code == 410
    assert client.post(f"{address}/approve").status_code == 410
    assert desk.waits(message)


def test_a_link_waits_while_a_colleague_reads(client, reader, moderator):
    (message,) = desk.given(1)
    address = link(message, reader)
    desk.do(moderator, message, "claim")

    answer = client.post(f"{address}/approve")

    assert answer.status_code == 409
    assert "Mo Prova" in answer.text


def test_a_link_of_a_closed_account_is_dead(client, reader):
    (message,) = desk.given(1)
    address = link(message, reader)
    staffed.change(reader, disabled_at=clock.now())

    assert client.get(address).status_code == 410


def test_a_link_that_was_never_ours_is_not_found(client, campaign):
    assert client.get("/moderation/item/made-up").status_code == 404
    assert client.post("/moderation/item/made-up/approve").status_code == 404


def test_another_site_cannot_press_the_button(client, reader):
    (message,) = desk.given(1)
    elsewhere = {"Sec-Fetch-Site": "cross-site"}

    answer = client.post(f"{link(message, reader)}/approve", headers=elsewhere)

    assert answer.status_code == 403
    assert desk.waits(message)
