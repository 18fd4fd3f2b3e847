"""The email with a person's links: all that is held, each with the link that opens it."""

import re

import pytest

from petition.mail import outbox
from petition.services import authorship, erasing, own_links, owning
from petition.store import database
from tests import factories, messages, servers
from tests.mail import post

ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def server(app, smtp) -> servers.Smtp:
    """A mail server that the application sends to."""
    post.change(app, mail_url=smtp.url)
    factories.given_campaign()
    return smtp


def sent(server: servers.Smtp):
    """The email that goes to whoever has just asked; those of before are out of the way."""
    outbox.send_due()
    server.messages.clear()
    own_links.ask(ANNA)
    outbox.send_due()
    (message,) = server.messages
    return message


def linked(text: str, page: str) -> list[str]:
    """The tokens of the links to a page, in their order."""
    return list(dict.fromkeys(re.findall(rf"/{page}/(\w+)", text)))


def test_it_lists_every_signature_and_every_message_with_a_link_that_opens_it(server):
    factories.given_campaign("second")
    anna = factories.sign_and_confirm("Anna+one@example.org")
    other = factories.sign(ANNA, campaign="second")
    message_id = messages.write(email=ANNA)

    message = sent(server)

    for words in (post.text_of(message), post.html_of(message)):
        own = [owning.look(each).signature.id for each in linked(words, "my-signature")]
        assert own == [anna, other]
        written = [authorship.look(each).id for each in linked(words, "my-message")]
        assert written == [message_id]


def test_it_goes_to_the_address_as_it_was_typed_when_signing(server):
    factories.sign("Anna+one@example.org")

    assert sent(server)["To"] == "Anna+one@example.org"


@pytest.mark.parametrize(
    ("language", "subject", "label"),
    [
        ("it", "Il link che hai chiesto", "La tua firma"),
        ("en", "The link that you asked for", "Your signature"),
        ("zh", "你索取的链接", "你的签名"),
    ],
)
def test_it_is_in_the_language_of_the_signature(server, language, subject, label):
    factories.sign_and_confirm(ANNA, language=language)

    message = sent(server)

    assert message["Subject"] == subject
    assert label in post.text_of(message)
    assert label in post.html_of(message)


def test_whoever_has_only_written_is_written_to_as_well(server):
    message_id = messages.write(email=ANNA)

    (token,) = linked(post.text_of(sent(server)), "my-message")

    assert authorship.look(token).id == message_id


def test_whoever_was_erased_meanwhile_hears_nothing(server):
    anna = factories.sign(ANNA)
    own_links.ask(ANNA)

    erasing.erase_by_link(factories.own_token_of(anna))

    assert outbox.send_due() == 0
    assert server.messages == []


def test_links_to_what_is_a_draft_again_are_not_sent(server):
    factories.sign(ANNA)
    outbox.send_due()
    server.messages.clear()
    factories.given_campaign(state="draft")

    own_links.ask(ANNA)

    assert outbox.send_due() == 0
    assert post.rows()[-1].last_error == "nothing_published"


def test_a_link_opens_also_when_the_secret_key_was_changed_since(app, server):
    message_id = messages.write(email=ANNA)
    anna = factories.sign(ANNA)
    post.change(app, secret_key="another-secret-key-for-the-tests")

    text = post.text_of(sent(server))

    assert owning.look(*linked(text, "my-signature")).signature.id == anna
    assert authorship.look(*linked(text, "my-message")).id == message_id
    database.db.session.rollback()
