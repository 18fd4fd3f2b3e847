"""Sending what waits in the outbox: once, in time, and without losing anything."""

import email
from email import policy
from pathlib import Path

import pytest
import sqlalchemy as sa

from petition import current
from petition.mail import outbox
from petition.rules.states import EmailKind
from petition.services import confirming, owning
from petition.settings import SettingsError
from petition.store import database
from petition.store.models import Campaign, Signature
from tests import factories
from tests.mail import moody, post


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


@pytest.fixture
def server(app):
    with moody.Moody() as running:
        post.change(app, mail_url=running.url)
        yield running


def files() -> list[Path]:
    folder = Path(current.settings().mail_url.removeprefix("file:"))
    return sorted(folder.glob("*.eml"))


def test_a_signature_brings_one_email_to_the_address_as_typed(server):
    factories.sign("Anna.Prova+petition@Gmail.com")

    assert outbox.send_due() == 1
    assert outbox.send_due() == 0
    assert server.recipients == ["Anna.Prova+petition@Gmail.com"]
    assert post.row().sent_at is not None


def test_the_link_in_the_email_opens_the_signature(server):
    signature_id = factories.sign(language="en")

    outbox.send_due()

    text = post.text_of(server.messages[0])
    assert "http://127.0.0.1:8000/en/confirm/" in text
    assert confirming.look(post.token_in(text)).id == signature_id


def test_a_file_in_the_mail_folder_can_be_read_opened_and_parsed():
    factories.sign("anna@example.org", language="zh")
    announced = []

    outbox.send_due(announced.append)

    assert announced == [str(path) for path in files()]
    content = files()[0].read_bytes()
    assert "你申请签署" in content.decode("utf-8")
    found = email.message_from_bytes(content, policy=policy.default)
    assert confirming.look(post.token_in(post.text_of(found))).name == "Anna Prova"


def test_the_sender_is_the_campaign_at_the_address_of_the_settings(app, server):
    post.change(app, mail_from="hello@chinahearts.example")
    factories.sign()

    outbox.send_due()

    sender = server.messages[0]["From"].addresses[0]
    assert (sender.display_name, sender.addr_spec) == ("China Hearts", "hello@chinahearts.example")
    assert server.messages[0]["Message-ID"].endswith("@chinahearts.example>")


@pytest.mark.parametrize("visibility", ["initials", "anonymous"])
def test_the_email_lists_the_signer_no_more_than_was_agreed(server, visibility):
    factories.sign(visibility=visibility, city="Napoli", language="en")

    outbox.send_due()

    text = post.text_of(server.messages[0])
    assert "listed as: Anna Prova" not in text
    assert ("listed as: A. P., Napoli" in text) == (visibility == "initials")


def test_a_campaign_without_the_language_speaks_its_own(server):
    factories.sign(language="zh")
    with database.writing() as session:
        campaign = session.scalars(sa.select(Campaign)).one()
        campaign.texts = {"it": campaign.texts["it"]}

    outbox.send_due()

    assert "“Cina, i nostri cuori battono per te”" in post.text_of(server.messages[0])


def test_whoever_signed_already_is_told_so_with_the_link_to_the_signature(server):
    signature_id = factories.sign_and_confirm()
    post.queue(signature_id, EmailKind.ALREADY_SIGNED)

    outbox.send_due()

    assert [str(message["Subject"]) for message in server.messages] == ["Avevi già firmato"]
    opened = owning.look(post.own_token_in(post.text_of(server.messages[0])))
    assert opened.signature.id == signature_id


def test_the_reminder_goes_to_whom_it_is_for(server):
    post.queue(factories.sign(), EmailKind.CONFIRM_REMINDER)

    assert outbox.send_due() == 2
    assert str(server.messages[1]["Subject"]) == "La tua firma ti aspetta"


def test_one_without_words_does_not_keep_the_others_back(server):
    unwritable = factories.sign("anna@example.org")
    factories.sign("bruno@example.org")
    with database.writing() as session:
        session.execute(
            sa.update(Signature)
            .where(Signature.id == unwritable)
            .values(email="anna@example.org,all@example.org")
        )

    assert outbox.send_due() == 1
    assert server.recipients == ["bruno@example.org"]
    assert [row.last_error for row in post.rows()] == ["unwritable", ""]


def test_logs_tell_what_happened_and_to_nobody_whom(app, server, capsys):
    factories.sign("anna@example.org", "Anna Prova")
    factories.sign("bruno@example.org", "Bruno Prova")
    server.moods.append("recipient 550 5.1.1 anna@example.org: who is that")

    outbox.send_due()

    log = capsys.readouterr().out
    assert '"event": "email_refused"' in log
    assert '"event": "email_sent"' in log
    token = post.token_in(post.text_of(server.messages[0]))
    for private in ("example.org", "Prova", token, token[-26:]):
        assert private not in log + post.rows()[0].last_error


def test_a_mail_url_that_names_nothing_is_said_and_claims_nothing(app):
    post.change(app, mail_url="pigeon://roof")
    factories.sign()

    with pytest.raises(SettingsError, match="MAIL_URL"):
        outbox.send_due()

    assert post.row().attempts_count == 0
