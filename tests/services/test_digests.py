"""The daily email to moderators: who gets it, when, and what it holds."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from petition import current
from petition.mail import digest_occasions, message, outbox
from petition.rules import clock, digests
from petition.rules.states import EmailKind
from petition.services import moderation
from petition.services.digests import queue_due
from petition.store import database
from petition.store.models import OutboxEmail, Staff
from tests import factories, messages, staffed
from tests.mail import post
from tests.staffed import seen


@pytest.fixture
def moderator(app):
    factories.given_campaign()
    return staffed.given_moderator(wants_digest=True, language="en", email="marta@example.org")


def written():
    """The newest digest, in words."""
    with database.reading() as session:
        of_kind = sa.select(OutboxEmail).where(OutboxEmail.kind == EmailKind.DIGEST)
        row = session.scalars(of_kind.order_by(OutboxEmail.id.desc())).first()
        return digest_occasions.prepare(session, row, clock.now())()


def queued():
    return [row.staff_id for row in post.rows() if row.kind == EmailKind.DIGEST]


@pytest.mark.parametrize(("hour", "day"), [(5, 23), (6, 24), (23, 24)])
def test_the_day_of_a_digest_begins_in_the_morning(hour, day):
    now = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)

    assert digests.morning(now) == datetime(2026, 11, day, 6, tzinfo=UTC)


def test_whoever_wants_it_is_told_once_a_day_when_something_waits(moderator):
    staffed.given_moderator("Olga Other")
    assert queue_due() == 0
    messages.write_and_confirm()

    assert [queue_due(), queue_due()] == [1, 0]
    assert queued() == [moderator]

    staffed.change(moderator, digest_at=clock.now() - timedelta(days=1, minutes=1))
    assert queue_due() == 1


@pytest.mark.parametrize(
    "account", [{"wants_digest": False}, {"disabled_at": clock.now()}, {"password_hash": ""}]
)
def test_closed_and_unused_accounts_are_not_written_to(moderator, account):
    messages.write_and_confirm()
    staffed.change(moderator, **account)

    assert queue_due() == 0


def test_a_digest_that_has_lost_its_point_does_not_go(moderator):
    message_id = messages.write_and_confirm()
    queue_due()
    moderation.approve(seen(message_id), moderator)

    outbox.send_due()

    assert {row.last_error for row in post.rows() if row.staff_id} == {"nothing_waits"}
    with database.reading() as session:
        assert session.get_one(Staff, moderator).digest_at


def test_it_shows_the_oldest_as_plain_text_with_a_link_each(moderator):
    body = "<b>Ciao</b> https://example.org " + "parole " * 100
    messages.write_and_confirm(body=body, email="bruno@example.org")
    messages.write_and_confirm(**messages.PROPOSAL)
    queue_due()

    email = written()

    assert (email.subject, email.recipient) == ("2 texts wait for you", "marta@example.org")
    assert "Message · Italian · waiting for" in email.text
    assert "Proposal · Italian · waiting for" in email.text
    assert "Ciao https://example.org parole parole" in email.text
    assert "Look at: holds links" in email.text
    assert email.text.count("/moderation/item/") == email.html.count("/moderation/item/") == 2
    assert max(map(len, email.text.splitlines())) < 300
    assert "bruno@example.org" not in email.text + email.html
    assert 'lang="it"' in email.html


def test_it_holds_twenty_texts_at_most_and_counts_the_others(moderator):
    for number in range(21):
        messages.write_and_confirm(email=f"anna{number}@example.org")
    queue_due()

    email = written()

    assert email.text.count("/moderation/item/") == digests.MOST_ITEMS
    assert "1 more is in the queue." in email.text


def test_markup_in_a_text_is_escaped_in_the_html(moderator):
    messages.write_and_confirm(body="un cuore <3 & <grin>")
    queue_due()

    assert "un cuore &lt;3 &amp; &lt;grin&gt;" in written().html


def test_it_says_how_to_switch_it_off_and_so_does_a_header(moderator):
    messages.write_and_confirm()
    queue_due()

    email = written()

    url = f"{current.settings().public_url}/account"
    assert f"You can switch this e-mail off in your account: {url}" in email.text
    letter = message.compose(email, "1.abc").content
    assert f"List-Unsubscribe: <{url}>\r\n".encode() in letter
