"""Messages that nobody confirmed or that were rejected are erased in time, pictures with them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.rules.photos import Photo as Picture
from petition.rules.states import Reason
from petition.services import housekeeping, message_housekeeping, moderation
from petition.store import database
from petition.store.models import Message, Photo
from tests import factories, messages, staffed

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
PICTURE = Picture(b"pixels", 4, 3, "image/webp")


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def ids(model: type) -> list[int]:
    with database.reading() as session:
        return sorted(row.id for row in session.query(model))


def test_unconfirmed_messages_are_erased_after_thirty_days_with_their_pictures():
    with time_machine.travel(START, tick=False) as clock:
        messages.write(photo=PICTURE)
        confirmed = messages.write_and_confirm(photo=PICTURE)
        clock.shift(timedelta(days=30) - timedelta(seconds=1))
        assert message_housekeeping.erase_unconfirmed() == 0
        clock.shift(timedelta(seconds=1))
        housekeeping.keep_house()

    assert ids(Message) == [confirmed]
    assert len(ids(Photo)) == 1


def test_rejected_messages_are_erased_after_ninety_days():
    staff = staffed.given_moderator()
    with time_machine.travel(START, tick=False) as clock:
        rejected = messages.write_and_confirm()
        approved = messages.write_and_confirm(email="luca@example.org")
        moderation.reject(staffed.seen(rejected), staff, Reason.OTHER)
        moderation.approve(staffed.seen(approved), staff)
        clock.shift(timedelta(days=89))
        assert message_housekeeping.erase_rejected() == 0
        clock.shift(timedelta(days=1))
        assert message_housekeeping.erase_rejected() == 1

    assert ids(Message) == [approved]


def test_a_picture_that_no_text_refers_to_is_erased():
    message_id = messages.write_and_confirm(photo=PICTURE)
    with database.writing() as session:
        stray = Photo(message_id=message_id, name="stray", description="", media_type="image/webp")
        stray.width, stray.height, stray.data = 4, 3, b"pixels"
        session.add(stray)

    assert message_housekeeping.erase_stray_photos() == 1
    assert len(ids(Photo)) == 1
    assert message_housekeeping.erase_stray_photos() == 0
