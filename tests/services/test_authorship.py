"""An author looks after a message: edits, withdrawals, and both at once with others' deeds."""

import pytest
import sqlalchemy as sa

from petition.rules.errors import Changed, Invalid, MessageGone, Refused
from petition.rules.photos import Photo as Picture
from petition.rules.states import MessageState, Reason
from petition.rules.writing import Text
from petition.services import authorship, moderation
from petition.services.authorship import Edit, Standing
from petition.store import database
from petition.store.models import Message, MessageVersion, OutboxEmail, Photo
from tests import factories, messages, staffed
from tests.services.together import at_once


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def staff(app) -> int:
    return staffed.given_moderator()


def edit(message_id: int, body: str, seen_version: int = 1) -> None:
    authorship.edit(messages.token_of(message_id), Edit(seen_version, Text(body)))


def stored(*models: type) -> list[int]:
    with database.reading() as session:
        return [session.scalar(sa.select(sa.func.count()).select_from(m)) or 0 for m in models]


def test_an_edit_is_a_new_version_at_a_new_turn():
    message_id = messages.write_and_confirm()

    edit(message_id, "Altre **parole**")

    kept = messages.message(message_id)
    first, second = messages.versions(message_id)
    assert (kept.version, kept.turn) == (2, 2)
    assert (first.number, second.number, second.plain) == (1, 2, "Altre parole")
    assert second.staff_id is None


def test_an_edit_before_the_confirmation_waits_for_it():
    message_id = messages.write()

    edit(message_id, "Altre parole")

    kept = messages.message(message_id)
    assert (kept.version, kept.turn, kept.waiting_since) == (2, 0, None)


def test_what_is_public_stays_until_the_edit_is_approved(staff):
    message_id = messages.write_and_confirm()
    moderation.approve(staffed.seen(message_id), staff)

    edit(message_id, "Altre parole")

    kept = messages.message(message_id)
    owned = authorship.look(messages.token_of(message_id))
    assert (kept.state, kept.published_version) == (MessageState.APPROVED, 1)
    assert (owned.standing, owned.is_public, owned.body) == (
        Standing.WAITING,
        True,
        "Altre parole",
    )


def test_a_rejected_edit_of_a_public_text_is_told_with_its_reason(staff):
    message_id = messages.write_and_confirm()
    moderation.approve(staffed.seen(message_id), staff)
    edit(message_id, "Altre parole")

    moderation.reject(staffed.seen(message_id), staff, Reason.OFF_TOPIC)

    owned = authorship.look(messages.token_of(message_id))
    assert (owned.standing, owned.is_public) == (Standing.REJECTED, True)
    assert owned.reason is Reason.OFF_TOPIC


def test_a_hidden_text_is_told_as_hidden(staff):
    message_id = messages.write_and_confirm()
    moderation.approve(staffed.seen(message_id), staff)
    moderation.hide(message_id, staff)

    owned = authorship.look(messages.token_of(message_id))
    assert (owned.standing, owned.is_public) == (Standing.HIDDEN, False)


def test_an_edit_of_a_text_that_was_not_seen_is_refused():
    message_id = messages.write_and_confirm()
    edit(message_id, "Altre parole")

    with pytest.raises(Changed):
        edit(message_id, "Di nuovo altre")
    assert len(messages.versions(message_id)) == 2


def test_an_edit_of_which_nothing_is_left_is_refused():
    message_id = messages.write_and_confirm()

    with pytest.raises(Invalid):
        edit(message_id, "<script>alert(1)</script>")
    assert messages.message(message_id).turn == 1


def test_of_ten_edits_at_once_one_wins_and_the_others_are_told(app):
    message_id = messages.write_and_confirm()

    def deed(number: int):
        return lambda: edit(message_id, f"Parole {number}")

    outcomes = at_once(app, [deed(number) for number in range(10)])

    assert sorted(type(each).__name__ for each in outcomes) == ["Changed"] * 9 + ["NoneType"]
    kept = messages.message(message_id)
    assert (kept.version, kept.turn, len(messages.versions(message_id))) == (2, 2, 2)


@pytest.mark.parametrize("_attempt", range(5))
def test_an_edit_and_an_approval_at_once_publish_what_was_seen_and_lose_nothing(
    app, staff, _attempt
):
    message_id = messages.write_and_confirm()
    seen = staffed.seen(message_id)

    at_once(
        app,
        [lambda: edit(message_id, "Altre parole"), lambda: moderation.approve(seen, staff)],
    )

    kept = messages.message(message_id)
    assert [each.number for each in messages.versions(message_id)] == [1, 2]
    assert kept.published_version in (1, None)
    assert kept.waiting_since is not None


def test_an_edit_and_a_withdrawal_at_once_end_with_nothing(app):
    message_id = messages.write_and_confirm()
    token = messages.token_of(message_id)

    changes = Edit(seen_version=1, words=Text("Altre parole"))

    outcomes = at_once(
        app,
        [lambda: authorship.edit(token, changes), *[lambda: authorship.withdraw(token)] * 4],
    )

    assert [each for each in outcomes if not isinstance(each, Refused | int | None)] == []
    assert stored(Message, MessageVersion) == [0, 0]


def test_withdrawing_leaves_no_trace_but_the_log(staff):
    message_id = messages.write_and_confirm(photo=Picture(b"pixels", 4, 3, "image/webp"))
    moderation.approve(staffed.seen(message_id), staff)
    edit(message_id, "Altre parole")
    token = messages.token_of(message_id)

    authorship.withdraw(token)

    assert stored(Message, MessageVersion, Photo, OutboxEmail) == [0, 0, 0, 0]
    with database.reading() as session:
        found = session.execute(sa.text("SELECT count(*) FROM message_search")).scalar()
    assert found == 0
    with pytest.raises(MessageGone):
        authorship.look(token)
