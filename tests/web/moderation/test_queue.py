"""The pages on which moderators read what waits, and what was decided."""

import pytest

from petition.rules.photos import Photo
from tests import messages
from tests.pages import Page
from tests.web.moderation import desk

STORES = ["sqlite"]
HOSTILE = 'Ciao <script src="//example.invalid/x.js"></script> e <b>grazie</b> a tutti voi.'


def test_the_front_door_leads_to_the_queue(moderator):
    answer = moderator.get("/moderation/")

    assert answer.status_code == 303
    assert answer.location == desk.QUEUE


def test_an_empty_queue_says_so(moderator):
    page = moderator.get(desk.QUEUE).text

    assert "Nothing waits" in page


def test_the_queue_lists_what_waits_oldest_first_and_opens_the_first(moderator):
    first, second = desk.given(2)

    page = moderator.get(desk.QUEUE).text

    assert page.index(desk.address(first)) < page.index(desk.address(second))
    assert "1 of 2" in page
    assert "Un pensiero numero 0 da Napoli." in page


def test_the_list_counts_by_kind_and_keeps_to_the_chosen_one(moderator):
    desk.given(2)
    told = messages.write_and_confirm(kind="testimonial", email="t@example.org")

    page = moderator.get(f"{desk.QUEUE}?kind=testimonial").text

    links = [a.attributes["href"] for a in Page(page).all("a")]
    texts = [a.text for a in Page(page).all("a")]
    assert "Testimonials 1" in texts
    assert "Messages 2" in texts
    assert f"{desk.address(told)}?kind=testimonial" in links
    assert "1 of 1" in page


def test_the_list_keeps_to_the_chosen_language(moderator):
    desk.given(1)
    chinese = messages.write_and_confirm(
        language="zh", body="海天相隔，心意相通。", email="w@example.org"
    )

    page = moderator.get(f"{desk.QUEUE}?language=zh").text

    assert f"{desk.address(chinese)}?language=zh" in page
    assert "Un pensiero" not in page


@pytest.mark.parametrize(
    "query", ["kind=x", "state=x", "after=x", "language=%F0", "language=%00", f"after={9**40}"]
)
def test_what_an_address_says_amiss_chooses_nothing(moderator, query):
    desk.given(1)

    assert moderator.get(f"{desk.QUEUE}?{query}").status_code == 200


def test_a_long_queue_goes_on_behind_a_link(moderator):
    ids = desk.given(21)

    page = Page(moderator.get(desk.QUEUE).text)
    further = next(a.attributes["href"] for a in page.all("a") if a.text == "Further ones")

    assert desk.address(ids[-1]) in moderator.get(further).text


def test_what_was_received_is_shown_as_text_with_what_goes_struck_through(moderator):
    message_id = messages.write_and_confirm(body=HOSTILE)

    page = moderator.get(desk.address(message_id)).text

    struck = [element.text for element in Page(page).all("del")]
    assert struck == ['<script src="//example.invalid/x.js"></script>']
    assert "1 script removed" in page
    assert "<b>grazie</b>" in page
    assert 'src="//example.invalid' not in page


def test_no_page_of_the_queue_shows_an_address(moderator):
    message_id = messages.write_and_confirm(email="secret.address@example.org")

    assert "secret.address" not in moderator.get(desk.address(message_id)).text
    assert "secret.address" not in moderator.get(desk.QUEUE).text


def test_a_text_whose_author_has_not_confirmed_is_not_shown(moderator):
    message_id = messages.write()

    assert moderator.get(desk.address(message_id)).status_code == 404


@pytest.mark.parametrize("message_id", [0, 10**17, 10**30])
def test_a_text_that_is_not_there_is_not_found(moderator, message_id):
    assert moderator.get(desk.address(message_id)).status_code == 404


def test_the_letters_are_those_that_the_author_would_get(moderator):
    message_id = messages.write_and_confirm(page_language="it")

    page = Page(moderator.get(desk.address(message_id)).text)

    letters = [e.text for e in page.all("pre") if e.is_inside("form")]
    assert len(set(letters)) == 6
    assert all("Ciao Anna Prova" in letter or "Anna Prova" in letter for letter in letters)
    assert messages.token_of(message_id) not in page.elements[0].text


def test_a_proposal_shows_its_field_and_partners(moderator):
    message_id = messages.write_and_confirm(**messages.PROPOSAL)

    page = moderator.get(desk.address(message_id)).text

    assert "Un laboratorio di restauro" in page
    assert "Un museo, un’accademia" in page


def test_a_picture_is_shown_to_staff_alone(moderator, app):
    picture = Photo(b"RIFF", 4, 3, "image/webp")
    message_id = messages.write_and_confirm(photo=picture)
    page = Page(moderator.get(desk.address(message_id)).text)
    source = next(e.attributes["src"] for e in page.all("img"))

    shown = moderator.get(source)

    assert (shown.status_code, shown.mimetype, shown.data) == (
        200,
        picture.media_type,
        picture.data,
    )
    assert shown.headers["Cache-Control"] == "no-store"
    assert app.test_client().get(source).status_code == 303
    assert moderator.get("/moderation/photos/nothing").status_code == 404


def test_texts_that_are_nearly_the_same_lead_to_each_other(moderator):
    words = "Vi siamo vicini in questi giorni difficili, dalla nostra città alla vostra."
    one = messages.write_and_confirm(body=words, email="one@example.org")
    other = messages.write_and_confirm(body=f"{words} ", email="other@example.org")

    page = moderator.get(desk.address(other)).text

    assert "Texts that are nearly the same" in page
    assert f'href="{desk.address(one)}"' in page
