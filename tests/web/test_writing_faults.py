"""A message form with mistakes in it: each is told of, and nothing that was typed is lost."""

from petition.store.models import Message
from tests import messages
from tests.pages import Page
from tests.web import forms
from tests.web.message_forms import write

PATH = "/en/chinahearts/messages"


def test_a_form_with_faults_comes_back_with_all_that_was_typed(client, campaign):
    typed = messages.PROPOSAL | {"email": "anna@", "city": "Napoli & dintorni", "body": "<b>Ciao"}

    response = write(client, **typed)

    kept = forms.drawn(response.text)
    assert response.status_code == 422
    assert {name: kept[name] for name in typed} == typed
    assert messages.count(Message) == 0


def test_each_fault_is_linked_from_the_summary_to_its_field(client, campaign):
    nothing = dict.fromkeys([*messages.TYPED, "language"], "")

    page = Page(write(client, "en", **nothing | {"kind": "proposal"}).text)

    links = {a.attributes["href"] for a in page.all("a") if a.is_inside("li")}
    ids = {each.attributes.get("id") for each in page.elements}
    wrong = {"#body", "#title", "#name", "#email"}
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
