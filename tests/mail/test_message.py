"""Emails on the wire: headers that hold, parts that any server carries, a seal that shows."""

import email
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage

import pytest

from petition.mail import message, rendering
from petition.mail.emails import Email
from tests.mail import post

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONG = "È così che si firma, 心连心. " * 60

pytestmark = pytest.mark.usefixtures("at_the_desk")


def words(**changes: str) -> Email:
    given = {
        "recipient": "anna@example.org",
        "sender_name": "China Hearts",
        "subject": "请确认你的签名",
        "text": f"Ciao,\n\nhttp://127.0.0.1:8000/it/confirm/1abc\n\n{LONG}\n",
        "html": f"<p>{LONG}</p>",
        "language": "it",
    }
    return Email(**given | changes)


def read(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=policy.default)


def composed(is_plain: bool = False, **changes: str) -> EmailMessage:
    return read(message.compose(words(**changes), "1.ab", is_plain).content)


def test_the_headers_say_who_writes_to_whom_and_that_a_machine_does():
    found = composed()

    assert str(found["From"]) == "China Hearts <petition@localhost>"
    assert str(found["To"]) == "anna@example.org"
    assert str(found["Subject"]) == "请确认你的签名"
    assert found["Message-ID"] == "<1.ab@localhost>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Content-Language"] == "it"
    assert found["Date"].datetime.tzinfo is not None
    assert found["Reply-To"] is None


def test_on_the_wire_everything_is_ascii_in_short_lines():
    content = message.compose(words(), "1.ab").content

    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("is_plain", [False, True])
def test_both_texts_arrive_as_they_were_written(is_plain):
    found = composed(is_plain)

    assert post.text_of(found).replace("\r\n", "\n") == words().text
    assert post.html_of(found).strip() == words().html


def test_a_plain_letter_can_be_read_in_any_editor():
    lines = message.compose(words(), "1.ab", is_plain=True).content.decode("utf-8").splitlines()

    assert LONG.strip() in [line.strip() for line in lines]
    assert "http://127.0.0.1:8000/it/confirm/1abc" in lines


def test_the_seal_travels_with_the_html_that_shows_it():
    (picture,) = [part for part in composed().walk() if part.get_content_type() == "image/png"]

    assert picture["Content-ID"] == f"<{rendering.SEAL}>"
    assert picture.get_content().startswith(b"\x89PNG")
    assert picture.get_content_disposition() == "inline"


@pytest.mark.parametrize(
    "recipient",
    [
        "anna@example.org\r\nBcc: all@example.org",
        "anna@example.org\nBcc: all@example.org",
        "anna@example.org,bruno@example.org",
        "anna@example.org;bruno@example.org",
        "Anna <anna@example.org>",
        "anna",
        "",
    ],
)
def test_what_is_more_or_less_than_one_address_is_refused(recipient):
    with pytest.raises((ValueError, LookupError, email.errors.MessageError)):
        message.compose(words(recipient=recipient), "1.ab")


@pytest.mark.parametrize("trick", ["\r\n", "\n", "\r", "\r\n\r\n"])
def test_a_line_break_in_a_name_or_subject_begins_no_header(trick):
    found = composed(sender_name=f"China{trick}Bcc: all@example.org", recipient="a@example.org")

    assert found["Bcc"] is None
    assert found["To"].addresses[0].addr_spec == "a@example.org"
    with pytest.raises(ValueError, match=r"linefeed"):
        message.compose(words(subject=f"Hello{trick}Bcc: all@example.org"), "1.ab")


def test_a_label_is_the_same_at_each_attempt_and_fit_for_a_file():
    assert message.label(7, AT) == message.label(7, AT)
    assert message.label(7, AT).startswith("7.")
    assert message.label(7, AT).replace(".", "").isalnum()


def test_an_id_that_is_given_again_makes_another_label():
    assert message.label(7, AT) != message.label(7, AT + timedelta(microseconds=1))
    assert message.label(7, AT) != message.label(8, AT)
