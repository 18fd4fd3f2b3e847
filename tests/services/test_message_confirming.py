"""The link in the email about a message: what it shows, what its buttons do, when it is dead."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.mail import links
from petition.rules.errors import MessageGone, NotFound
from petition.rules.photos import Photo as Picture
from petition.services import message_confirming
from petition.store import database
from petition.store.models import Message, MessageVersion, Photo
from tests import factories, messages
from tests.mail import post
from tests.services.together import at_once

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
DEEDS = [message_confirming.look, message_confirming.confirm, message_confirming.reject]


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def stored(model: type) -> int:
    with database.reading() as session:
        return session.query(model).count()


def test_looking_shows_what_was_written_and_changes_nothing():
    message_id = messages.write(**messages.PROPOSAL)

    opened = message_confirming.look(messages.token_of(message_id))

    assert (opened.id, opened.title, opened.name) == (
        message_id,
        "Un laboratorio di restauro",
        "Anna Prova",
    )
    assert opened.body_html.strip() == "<p>Da Napoli vi mandiamo un pensiero.</p>"
    assert not opened.is_confirmed
    assert messages.message(message_id).waiting_since is None


def test_confirming_puts_the_message_into_the_queue():
    with time_machine.travel(START, tick=False):
        message_id = messages.write_and_confirm()

    kept = messages.message(message_id)
    assert (kept.confirmed_at, kept.waiting_since, kept.turn) == (START, START, 1)
    assert kept.published_version is None


def test_confirming_twice_changes_nothing():
    with time_machine.travel(START, tick=False) as clock:
        message_id = messages.write_and_confirm()
        clock.shift(timedelta(hours=1))
        messages.confirm(message_id)

    kept = messages.message(message_id)
    assert (kept.confirmed_at, kept.waiting_since, kept.turn) == (START, START, 1)


def test_what_looks_automated_enters_the_queue_all_the_same():
    assert messages.message(messages.write_and_confirm(score=90)).turn == 1


@pytest.mark.parametrize("deed", DEEDS)
def test_a_token_that_was_never_ours_is_not_found(deed):
    messages.write()

    for token in ("", "nonsense", "a" * 40):
        with pytest.raises(NotFound):
            deed(token)


@pytest.mark.parametrize("deed", DEEDS)
def test_the_link_of_a_signature_opens_no_message(deed):
    message = messages.message(messages.write())

    with pytest.raises(NotFound):
        deed(links.confirm_links().token(message.id, message.link_nonce))
    assert stored(Message) == 1


@pytest.mark.parametrize("deed", DEEDS)
def test_a_link_is_dead_after_thirty_days(deed):
    with time_machine.travel(START, tick=False) as clock:
        message_id = messages.write()
        clock.shift(timedelta(days=30))
        with pytest.raises(MessageGone):
            deed(messages.token_of(message_id))


def test_the_link_of_a_confirmed_message_goes_on_showing_it():
    with time_machine.travel(START, tick=False) as clock:
        message_id = messages.write_and_confirm()
        clock.shift(timedelta(days=300))
        opened = message_confirming.look(messages.token_of(message_id))

    assert opened.is_confirmed


def test_rejecting_erases_the_message_and_all_that_hangs_on_it():
    message_id = messages.write(photo=Picture(b"pixels", 4, 3, "image/webp"))
    other = messages.write(email="luca@example.org")
    token = messages.token_of(message_id)

    message_confirming.reject(token)

    assert [stored(model) for model in (Message, MessageVersion, Photo)] == [1, 1, 0]
    assert [email.message_id for email in post.rows()] == [other]
    with pytest.raises(MessageGone):
        message_confirming.look(token)


def test_the_button_pressed_by_twenty_at_once_makes_one_turn(app):
    message_id = messages.write()
    token = messages.token_of(message_id)

    at_once(app, [lambda: message_confirming.confirm(token)] * 20)

    assert messages.message(message_id).turn == 1
