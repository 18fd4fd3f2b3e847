"""How many emails go: five about a signature, five a day to one address."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.mail import outbox
from petition.rules import clock
from petition.store import database
from petition.store.models import OutboxEmail, Signature
from tests import factories
from tests.mail import moody, post


@pytest.fixture(autouse=True)
def server(app):
    factories.given_campaign()
    with moody.Moody() as running:
        post.change(app, mail_url=running.url)
        yield running


def reasons() -> list[str]:
    return [row.last_error for row in post.rows() if row.given_up_at]


def test_of_more_than_five_emails_a_day_to_one_address_five_go(server):
    signature_id = factories.sign()
    for _ in range(6):
        post.queue(signature_id)

    outbox.send_due()

    assert len(server.messages) == 5
    assert reasons() == ["daily_limit"] * 2


def test_the_daily_limit_counts_what_another_worker_is_sending(server):
    signature_id = factories.sign()
    for _ in range(5):
        post.queue(signature_id)
    with database.writing() as session:
        under_way = sa.select(OutboxEmail.id).order_by(OutboxEmail.id).limit(4)
        session.execute(
            sa.update(OutboxEmail)
            .where(OutboxEmail.id.in_(under_way))
            .values(attempts_count=1, due_at=clock.now() + timedelta(seconds=50))
        )

    outbox.send_due()

    assert len(server.messages) == 1
    assert reasons() == ["daily_limit"]


def test_the_limit_is_of_one_address_however_it_is_spelt(server):
    factories.given_campaign("second")
    for signature_id in (
        factories.sign("anna.prova@gmail.com"),
        factories.sign("annaprova+x@googlemail.com", campaign="second"),
    ):
        for _ in range(2):
            post.queue(signature_id)

    outbox.send_due()

    assert len(server.messages) == 5
    assert reasons() == ["daily_limit"]


def test_a_day_later_the_address_is_written_to_again(server):
    signature_id = factories.sign()
    for _ in range(4):
        post.queue(signature_id)
    outbox.send_due()
    post.let_time_pass(days=1, seconds=1)

    post.queue(signature_id)
    outbox.send_due()

    assert len(server.messages) == 6


def test_signing_again_and_again_brings_five_emails_in_all(server):
    signature_id = factories.sign()
    for _ in range(7):
        with database.writing() as session:
            session.get_one(Signature, signature_id).emailed_at -= timedelta(minutes=2)
        factories.sign()

    outbox.send_due()

    assert len(post.rows()) == 5
    assert len(server.messages) == 5
