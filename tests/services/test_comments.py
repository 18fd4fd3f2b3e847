"""A signer's comment: it becomes a message that waits, once, when the signature is confirmed."""

import pytest
import sqlalchemy as sa

from petition.rules.states import MessageKind, MessageState
from petition.services import comments, confirming
from petition.store import database
from petition.store.models import Message
from tests import factories, messages
from tests.services.together import at_once


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def made() -> list[Message]:
    """Every message there is."""
    session = database.db.session()
    session.rollback()
    return list(session.scalars(sa.select(Message).order_by(Message.id)))


def test_confirming_sends_the_comment_to_the_moderators():
    signature_id = factories.sign(comment="Un **abbraccio**", city="Roma", name="王芳")

    confirming.confirm(factories.token_of(signature_id))

    (message,) = made()
    assert (message.kind, message.state) == (MessageKind.MESSAGE, MessageState.PENDING)
    assert (message.signature_id, message.turn, message.name) == (signature_id, 1, "王芳")
    assert message.waiting_since == message.confirmed_at is not None
    assert (message.language, message.direction) == ("it", "IT-CN")
    (version,) = messages.versions(message.id)
    assert (version.body, version.plain) == ("Un **abbraccio**", "Un abbraccio")


@pytest.mark.parametrize(
    ("country", "language", "direction"),
    [("CN", "it", "CN-IT"), ("", "zh", "CN-IT"), ("FR", "it", "IT-CN"), ("FR", "en", "IT-CN")],
)
def test_the_direction_is_that_of_the_country_or_else_of_the_language(country, language, direction):
    factories.sign_and_confirm(comment="Ciao", country=country, language=language)

    assert made()[0].direction == direction


@pytest.mark.parametrize(("visibility", "name"), [("initials", "A. P."), ("anonymous", "")])
def test_it_shows_the_signer_as_the_signer_chose(visibility, name):
    factories.sign_and_confirm(comment="Ciao", visibility=visibility)

    assert made()[0].name == name


def test_before_the_signature_is_confirmed_there_is_no_message():
    factories.sign(comment="Ciao")

    assert comments.take_all() == 0
    assert made() == []


def test_a_signature_without_a_comment_makes_none():
    factories.sign_and_confirm()

    assert comments.take_all() == 0
    assert made() == []


def test_the_worker_takes_what_was_left_to_it(monkeypatch):
    monkeypatch.setattr(comments, "PAUSE_SECONDS", 3600)
    for number in range(3):
        factories.sign_and_confirm(f"{number}@example.org", comment="Ciao")

    assert len(made()) == 1
    assert comments.take_all() == 2
    assert (len(made()), comments.take_all()) == (3, 0)


def test_taken_by_ten_at_once_it_becomes_one_message(app, monkeypatch):
    monkeypatch.setattr(comments, "take_at_once", lambda _: None)
    signature_id = factories.sign_and_confirm(comment="Ciao")

    took = at_once(app, [lambda: comments.take(signature_id)] * 10)

    assert sorted(took) == [False] * 9 + [True]
    assert len(made()) == 1


def test_confirming_again_makes_no_second_message():
    signature_id = factories.sign_and_confirm(comment="Ciao")

    factories.confirm(signature_id)
    comments.take_all()

    assert len(made()) == 1


def test_a_comment_of_which_nothing_is_left_is_taken_without_a_message():
    factories.sign_and_confirm(comment="<script>alert(1)</script>")

    assert made() == []
    assert comments.take_all() == 0


def test_it_was_not_me_takes_the_message_along_and_leaves_others():
    other = factories.sign_and_confirm("luca@example.org", comment="Resta")
    signature_id = factories.sign_and_confirm(comment="Non sono stata io")
    comments.take_all()

    confirming.reject(factories.token_of(signature_id))

    assert [message.signature_id for message in made()] == [other]


def test_whoever_signs_again_after_that_may_leave_another_comment():
    signature_id = factories.sign_and_confirm(comment="Ciao")
    confirming.reject(factories.token_of(signature_id))

    factories.sign_and_confirm(comment="Ciao di nuovo")
    comments.take_all()

    (message,) = made()
    assert messages.versions(message.id)[0].body == "Ciao di nuovo"
