"""How often and how much may be sent through the message form."""

from tests import messages
from tests.pages import Page
from tests.web import forms, message_forms
from tests.web.message_forms import write

STORES = ["sqlite"]
PATH = "/it/chinahearts/messages"


def without_file(client) -> dict[str, str]:
    """The form without its place for a file, which werkzeug leaves open when it breaks off."""
    fields = message_forms.drawn(client) | messages.TYPED
    del fields["photo"]
    return fields


def test_messages_have_a_limit_of_their_own(campaign, visitor_of):
    client = visitor_of(message_rate_limit="2 per minute")

    statuses = [write(client).status_code for _ in range(3)]

    assert statuses == [303, 303, 429]
    assert forms.sign(client).status_code == 303


def test_a_body_beyond_the_photos_size_is_refused_by_its_length(client, campaign):
    response = write(client, photo=b"\xff" * (6 * 1024 * 1024))

    assert response.status_code == 413
    assert Page(response.text).all("h1")


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
