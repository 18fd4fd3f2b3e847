"""Sending the message form: what is kept of it, and one answer for everyone."""

import pytest

from petition.rules.states import MessageKind
from petition.services import publishing
from petition.store.models import Message
from tests import factories, messages
from tests.mail import post
from tests.pages import Page
from tests.web import forms, message_forms, pictures
from tests.web.message_forms import CHECK, write

STORES = ["sqlite"]
PATH = "/it/chinahearts/messages"


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_writing_leads_to_the_page_that_says_to_look_into_the_mailbox(client, campaign, language):
    response = write(client, language)

    assert response.status_code == 303
    assert response.location == f"/{language}/chinahearts/messages/check-your-email"
    assert client.get(response.location).status_code == 200
    assert messages.message(1).page_language == language


@pytest.mark.parametrize(
    ("language", "direction"), [("it", "IT-CN"), ("en", "IT-CN"), ("zh", "CN-IT")]
)
def test_the_form_begins_with_what_is_likely(client, campaign, language, direction):
    fields = message_forms.drawn(client, language)

    assert (fields["kind"], fields["direction"]) == ("message", direction)
    assert fields["language"] == language
    assert "consent" not in fields


def test_a_proposal_is_kept_as_it_was_typed(client, campaign):
    write(client, **messages.PROPOSAL)

    kept, (version,) = messages.message(1), messages.versions(1)
    assert (kept.kind, kept.contact_consent) == (MessageKind.PROPOSAL, True)
    assert (version.title, version.partners) == (
        messages.PROPOSAL["title"],
        messages.PROPOSAL["partners"],
    )


def test_the_answer_is_the_same_to_the_byte_whoever_writes(client, campaign):
    answers = [
        forms.answer(write(client)),
        forms.answer(write(client)),
        forms.answer(write(client, body="Un altro testo")),
        forms.answer(write(client, website="https://spam.example")),
        forms.answer(write(client, name="R2D2", email="x@mailinator.com")),
        forms.answer(write(client, photo=pictures.picture())),
    ]
    messages.confirm(1)
    answers.append(forms.answer(write(client)))

    assert [each for each in answers if each != answers[0]] == []


def test_what_looks_automated_is_kept_with_its_reasons_and_gets_the_same_email(client, campaign):
    write(client, website="x")

    assert messages.message(1).suspicion_reasons == "honeypot"
    assert post.row().message_id == 1


def test_a_closed_campaign_takes_no_messages(client, campaign):
    fields = message_forms.drawn(client)
    factories.given_campaign(state="closed")
    forms.eventually(lambda: "write" not in client.get("/it/chinahearts/messages/new").text)

    response = client.post("/it/chinahearts/messages", data=fields | messages.TYPED)

    assert response.status_code == 409
    assert Page(client.get("/it/chinahearts/messages/new").text).all("textarea") == []


def test_a_draft_is_not_found(client, app):
    factories.given_campaign(state="draft")

    assert client.get("/it/chinahearts/messages/new").status_code == 404
    assert client.post("/it/chinahearts/messages", data=messages.TYPED).status_code == 404


def test_a_campaign_without_directions_asks_for_none(client, app):
    factories.given_campaign(directions=())

    assert "direction" not in message_forms.drawn(client)
    assert write(client, direction=None).status_code == 303


def test_another_site_cannot_write_in_a_visitors_name(client, campaign):
    response = client.post(
        "/it/chinahearts/messages",
        data=message_forms.drawn(client) | messages.TYPED,
        headers={"Origin": "https://elsewhere.example"},
    )

    assert response.status_code == 403
    assert messages.count(Message) == 0


CONTRACT = {
    **messages.TYPED,
    "kind": "proposal",
    "title": "Un laboratorio di restauro",
    "publish_consent": "on",
}


@pytest.mark.parametrize("without", ["", "kind", "direction", "country", "city", "language"])
def test_a_client_that_sends_what_is_agreed_needs_nothing_else(client, campaign, without):
    page = Page(client.get("/zh/chinahearts/messages/new").text)
    hidden = {
        control.attributes["name"]: control.attributes.get("value", "")
        for control in page.all("input")
        if control.attributes.get("type") == "hidden" or "tabindex" in control.attributes
    }
    sent = {name: value for name, value in CONTRACT.items() if name != without}

    response = client.post("/zh/chinahearts/messages", data=hidden | sent)

    assert response.request.mimetype == "application/x-www-form-urlencoded"
    assert response.status_code == 303
    assert response.location == "/zh/chinahearts/messages/check-your-email"


def test_a_text_whose_language_and_direction_are_not_said_is_of_the_page(client, campaign):
    write(client, "zh", language=None, direction=None, country=None)
    write(client, "en", language="", direction="", country="CN")

    assert [(m.language, m.direction) for m in (messages.message(1), messages.message(2))] == [
        ("zh", "CN-IT"),
        ("en", "CN-IT"),
    ]


def test_the_page_for_the_mailbox_is_the_same_for_everyone(client, campaign):
    stranger = client.get(CHECK)

    write(client)

    assert client.get(CHECK).data == stranger.data


def test_a_preview_shows_what_would_be_published_and_keeps_nothing(client, campaign):
    path = "/it/chinahearts/messages/preview"

    response = client.post(path, data={"body": "**Ciao** <script>alert(1)</script>"})

    assert response.json is not None
    assert response.json["html"].strip() == "<p><strong>Ciao</strong></p>"
    assert client.post(path, data={"body": "a" * 5000}).status_code == 422
    assert messages.count(Message) == 0


def test_no_page_sets_a_cookie(client, campaign):
    for response in (client.get("/it/chinahearts/messages/new"), write(client), client.get(CHECK)):
        assert "Set-Cookie" not in response.headers


def test_a_campaign_loaded_again_keeps_its_messages(client, campaign):
    write(client)

    publishing.load(factories.CHINAHEARTS.read_text(encoding="utf-8"))

    assert messages.count(Message) == 1
