"""Which emails have lost their point since they were queued, and are given up quietly."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from petition.mail import outbox
from petition.rules.errors import NotFound
from petition.rules.states import EmailKind, SignatureState
from petition.services import confirming
from petition.store import database
from petition.store.models import Signature
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


@pytest.mark.parametrize("kind", [EmailKind.CONFIRM_SIGNATURE, EmailKind.CONFIRM_REMINDER])
def test_nobody_is_asked_to_confirm_what_is_confirmed(server, kind):
    signature_id = factories.sign_and_confirm()
    post.queue(signature_id, kind)

    assert outbox.send_due() == 0
    assert reasons() == ["not_pending"] * 2


def test_nobody_is_asked_to_confirm_what_was_withdrawn(server):
    factories.withdraw(factories.sign())

    assert outbox.send_due() == 0
    assert reasons() == ["not_pending"]


def test_nobody_is_told_of_a_signature_that_is_not_counted(server):
    signature_id = factories.sign_and_confirm()
    post.queue(signature_id, EmailKind.ALREADY_SIGNED)
    factories.withdraw(signature_id)

    assert outbox.send_due() == 0
    assert reasons() == ["not_pending", "not_confirmed"]


def test_an_email_about_an_erased_signature_is_given_up(server):
    signature_id = factories.sign()
    with database.writing() as session:
        session.execute(sa.delete(Signature).where(Signature.id == signature_id))

    assert outbox.send_due() == 0
    assert reasons() == ["signature_gone"]


def test_a_link_that_has_expired_is_not_sent(server):
    signature_id = factories.sign()
    with database.writing() as session:
        session.get_one(Signature, signature_id).signed_at -= timedelta(days=30)

    assert outbox.send_due() == 0
    assert reasons() == ["expired"]


def test_a_suspect_gets_the_same_email(server):
    signature_id = factories.sign_as_suspect("anna@example.org", score=100)

    assert outbox.send_due() == 1
    assert factories.signature(signature_id).state == SignatureState.SUSPECT
    assert str(server.messages[0]["Subject"]) == "Conferma la tua firma"


def test_after_a_change_of_the_secret_key_the_next_link_opens_and_the_old_one_does_not(app, server):
    signature_id = factories.sign()
    old = factories.token_of(signature_id)
    post.change(app, secret_key="another-secret-key-for-the-tests")

    outbox.send_due()

    assert confirming.look(post.token_in(post.text_of(server.messages[0]))).id == signature_id
    with pytest.raises(NotFound):
        confirming.look(old)
