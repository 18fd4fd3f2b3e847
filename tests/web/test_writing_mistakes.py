"""Mistakes in the message form: all of them are told at once, and nothing typed is lost."""

from petition.store.models import Message
from tests import messages
from tests.pages import Page
from tests.web import forms, message_forms
from tests.web.message_forms import write

PATH = "/it/chinahearts/messages"


def without_file(client) -> dict[str, str]:
    """The form without its place for a file, which werkzeug leaves open when it breaks off."""
    fields = message_forms.drawn(client) | messages.TYPED
    del fields["photo"]
    return fields


def test_a_form_with_faults_comes_back_with_all_that_was_typed(client, campaign):
    typed = messages.PROPOSAL | {
        "email": "anna@",
        "city": "Napoli & dintorni",
        "body": "<b>Ciao",
        "direction": "CN-IT",
        "language": "zh",
        "country": "CH",
        "photo_description": "Il mare",
    }

    response = write(client, **typed)

    kept = forms.drawn(response.text)
    assert response.status_code == 422
    assert {name: kept[name] for name in typed} == typed
    assert messages.count(Message) == 0


def test_each_fault_is_linked_from_the_summary_to_its_field(client, campaign):
    nothing = dict.fromkeys(messages.TYPED, "")
    wrong_choices = {"kind": "proposal", "direction": "IT-FR", "language": "xx"}

    page = Page(write(client, "en", **nothing | wrong_choices).text)

    links = {a.attributes["href"] for a in page.all("a") if a.is_inside("li")}
    ids = {each.attributes.get("id") for each in page.elements}
    wrong = {"#direction", "#body", "#title", "#language", "#name", "#email"}
    assert wrong | {"#consent", "#publish_consent"} <= links
    assert {link[1:] for link in wrong} <= ids


def test_a_text_of_which_nothing_is_left_is_refused(client, campaign):
    response = write(client, "en", body="<script>alert(1)</script>")

    assert response.status_code == 422
    assert forms.drawn(response.text)["body"] == "<script>alert(1)</script>"


def test_a_form_without_our_token_is_asked_to_be_sent_again(client, campaign):
    response = write(client, token="nonsense")

    assert response.status_code == 422
    assert forms.drawn(response.text)["token"] != "nonsense"


def test_a_text_field_of_ten_megabytes_is_refused(client, campaign):
    fields = without_file(client) | {"body": "a" * (4 * 1024 * 1024)}

    response = message_forms.post_parts(client, PATH, fields)

    assert response.status_code == 413


def test_a_form_of_many_parts_is_refused(client, campaign):
    fields = without_file(client) | {f"field{number}": "x" for number in range(60)}

    response = message_forms.post_parts(client, PATH, fields)

    assert response.status_code == 413


def test_every_other_form_keeps_its_small_body(client, campaign):
    token = messages.token_of(messages.write())

    for path in ("/it/chinahearts/sign", f"/it/my-message/{token}/withdraw"):
        response = client.post(path, data={"body": "a" * 70_000})
        assert response.status_code in (413, 200), path
    assert client.post("/it/chinahearts/sign", data={"name": "a" * 70_000}).status_code == 413
