"""The letter about a rejected text: what a moderator is shown of it, and what its author gets."""

import email
from email import policy
from pathlib import Path

from petition import current
from petition.mail import outbox
from petition.rules.writing import Text
from petition.services import authorship
from petition.services.authorship import Edit
from tests import messages
from tests.mail import post
from tests.web.moderation import desk

STORES = ["sqlite"]
ERASED = "A text that is not published is erased after 90 days."
STAYS = "Until a new text is approved, everybody goes on reading the one before."


def newest_letter() -> str:
    """The plain text of the email that was sent last."""
    outbox.send_due()
    folder = Path(current.settings().mail_url.removeprefix("file:"))
    newest = max(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return post.text_of(email.message_from_bytes(newest.read_bytes(), policy=policy.default))


def test_a_rejected_text_is_said_to_be_erased_later(moderator):
    (message,) = desk.given(1, page_language="en")

    shown = moderator.get(desk.address(message)).text
    desk.do(moderator, message, "reject", reason="off_topic")
    post.let_time_pass(minutes=1)

    letter = newest_letter()
    assert (ERASED in shown, STAYS in shown) == (True, False)
    assert (ERASED in letter, STAYS in letter) == (True, False)


def test_a_rejected_edit_leaves_the_public_text_and_says_so(moderator):
    (message,) = desk.given(1, page_language="en")
    desk.do(moderator, message, "approve")
    authorship.edit(messages.token_of(message), Edit(1, Text("Un altro pensiero, da Bari.")))

    shown = moderator.get(desk.address(message)).text
    desk.do(moderator, message, "reject", reason="off_topic")
    post.let_time_pass(minutes=1)

    letter = newest_letter()
    assert (ERASED in shown, STAYS in shown) == (False, True)
    assert (ERASED in letter, STAYS in letter) == (False, True)
