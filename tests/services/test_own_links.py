"""Asking for the links to what is held: one row whatever is found, and few emails."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.mail import outbox
from petition.rules import clock
from petition.rules.states import EmailKind
from petition.services import own_links
from petition.store import database
from petition.store.models import OutboxEmail
from tests import factories, messages
from tests.services.together import at_once

ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def asked() -> list[OutboxEmail]:
    """The rows that asking has written, oldest first."""
    session = database.db.session()
    session.rollback()
    own = sa.select(OutboxEmail).where(OutboxEmail.kind == EmailKind.OWN_LINKS)
    return list(session.scalars(own.order_by(OutboxEmail.id)))


def waiting() -> int:
    """How many of them are to be sent."""
    return sum(row.given_up_at is None and row.sent_at is None for row in asked())


def time_passes(span: timedelta) -> None:
    """All that was asked for was asked that much earlier."""
    with database.writing() as session:
        for row in session.scalars(sa.select(OutboxEmail)):
            row.created_at -= span
            row.due_at -= span
            row.sent_at = row.sent_at and row.sent_at - span


def test_a_signer_gets_an_email_about_the_signature():
    signature_id = factories.sign_and_confirm(ANNA)

    own_links.ask(ANNA)

    (row,) = asked()
    assert (row.signature_id, row.message_id, row.given_up_at) == (signature_id, None, None)


def test_whoever_has_only_written_gets_one_about_the_message():
    message_id = messages.write(email=ANNA)

    own_links.ask(ANNA)

    (row,) = asked()
    assert (row.signature_id, row.message_id, row.given_up_at) == (None, message_id, None)


def test_an_address_that_nobody_knows_leaves_a_row_of_the_same_kind_that_is_not_sent():
    own_links.ask("nobody@example.org")

    (row,) = asked()
    assert (row.signature_id, row.message_id, row.last_error) == (None, None, "nobody")
    assert outbox.send_due() == 0


def test_the_statements_are_the_same_for_whom_we_know_and_whom_we_do_not(app):
    factories.sign_and_confirm(ANNA)
    said: list[str] = []
    sa.event.listen(database.db.engine, "before_cursor_execute", lambda *told: said.append(told[2]))

    counts = []
    for address in (ANNA, ANNA, "nobody@example.org"):
        said.clear()
        own_links.ask(address)
        counts.append(len(said))

    assert len(set(counts)) == 1


def test_asking_again_at_once_sends_one_email():
    factories.sign_and_confirm(ANNA)

    for _ in range(5):
        own_links.ask(ANNA)

    assert [row.last_error for row in asked()] == ["", *["asked_before"] * 4]
    assert waiting() == 1


def test_a_hundred_who_ask_at_once_send_one_email(app):
    factories.sign_and_confirm(ANNA)

    at_once(app, [lambda: own_links.ask(ANNA)] * 20)

    assert len(asked()) == 20
    assert waiting() == 1


def test_after_a_minute_one_may_ask_again_but_three_times_a_day_at_most():
    factories.sign_and_confirm(ANNA)
    for _ in range(5):
        own_links.ask(ANNA)
        outbox.send_due()
        time_passes(timedelta(minutes=2))

    assert sum(row.sent_at is not None for row in asked()) == own_links.ASKED_A_DAY

    time_passes(timedelta(days=1))
    own_links.ask(ANNA)
    assert waiting() == 1


def test_one_that_still_waits_is_not_joined_by_another(app):
    factories.sign_and_confirm(ANNA)
    own_links.ask(ANNA)
    time_passes(timedelta(days=3))

    own_links.ask(ANNA)

    assert waiting() == 1


def test_five_emails_a_day_are_the_most_for_asking_too():
    factories.sign_and_confirm(ANNA)
    with database.writing() as session:
        first = session.scalars(sa.select(OutboxEmail).limit(1)).one()
        sent = {"kind": EmailKind.ALREADY_SIGNED, "recipient_key": first.recipient_key}
        sent |= dict.fromkeys(("created_at", "due_at", "sent_at"), clock.now())
        session.execute(sa.insert(OutboxEmail), [sent] * 5)

    own_links.ask(ANNA)
    outbox.send_due()

    assert asked()[-1].last_error == "daily_limit"


def test_asking_spends_none_of_the_five_emails_of_a_signature():
    signature_id = factories.sign(ANNA)

    own_links.ask(ANNA)

    assert factories.signature(signature_id).emails_count == 1
