"""What the emails to authors say besides the text itself, in each language."""

from datetime import UTC, datetime

import pytest

from petition.mail import message_emails
from petition.mail.message_emails import MessageOccasion
from tests.mail.test_emails import WORDS

BASE = "http://127.0.0.1:8000"
KINDS = list(message_emails.BY_KIND.values())

pytestmark = pytest.mark.usefixtures("at_the_desk")


def occasion(language: str) -> MessageOccasion:
    return MessageOccasion(
        recipient="anna@example.org",
        language=language,
        name="Anna Prova",
        link=f"{BASE}/{language}/confirm/1abc",
        own_link=f"{BASE}/{language}/my-message/1abc",
        expires_at=datetime(2026, 12, 22, 12, tzinfo=UTC),
        campaign=WORDS,
    )


@pytest.mark.parametrize("language", ["it", "en", "zh"])
@pytest.mark.parametrize("write", KINDS)
def test_an_author_is_told_where_to_ask_for_all_that_is_held(write, language):
    email = write(occasion(language))

    address = f"{BASE}/{language}/my-signature"
    assert email.text.splitlines().count(address) == 1
    assert f'href="{address}"' in email.html
