"""What the emails say, in each language."""

import dataclasses
import re
from datetime import UTC, datetime

import pytest

from petition.mail import emails, rendering
from petition.mail.emails import Occasion, Words
from tests.mail import post

LINK = "http://127.0.0.1:8000/it/confirm/1abc"
OWN_LINK = "http://127.0.0.1:8000/it/my-signature/1def"
WORDS = Words("it", "Cina, i nostri cuori battono per te", "China Hearts", "Promossa da noi.")
KINDS = list(emails.BY_KIND.values())

pytestmark = pytest.mark.usefixtures("at_the_desk")


def occasion(**changes: object) -> Occasion:
    given = Occasion(
        recipient="anna@example.org",
        language="it",
        name="Anna Prova",
        listed_as="Anna Prova",
        city="Napoli",
        link=LINK,
        own_link=OWN_LINK,
        signed_at=datetime(2026, 11, 22, 12, tzinfo=UTC),
        confirmed_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        campaign=WORDS,
    )
    return dataclasses.replace(given, **changes)


@pytest.mark.parametrize(
    ("language", "subjects"),
    [
        ("it", ["Conferma la tua firma", "Avevi già firmato", "La tua firma ti aspetta"]),
        (
            "en",
            [
                "Confirm your signature",
                "You have already signed",
                "Your signature is waiting for you",
            ],
        ),
        ("zh", ["请确认你的签名", "你已经签过名了", "你的签名正等你确认"]),
    ],
)
def test_each_email_is_in_the_language_of_the_signing(language, subjects):
    assert [write(occasion(language=language)).subject for write in KINDS] == subjects


@pytest.mark.parametrize("write", [emails.confirm_signature, emails.confirm_reminder])
def test_the_link_stands_on_a_line_of_its_own_and_behind_the_button(write):
    email = write(occasion())

    assert email.text.splitlines().count(LINK) == 1
    assert email.html.count(f'href="{LINK}"') == 2


@pytest.mark.parametrize("write", KINDS)
def test_the_link_to_ones_own_signature_stands_in_every_email_about_it(write):
    email = write(occasion())

    assert email.text.splitlines().count(OWN_LINK) == 1
    assert f'href="{OWN_LINK}"' in email.html


def test_whoever_signed_already_has_nothing_to_confirm():
    email = emails.already_signed(occasion())

    assert LINK not in email.text + email.html
    assert email.html.count(f'href="{OWN_LINK}"') == 2


@pytest.mark.parametrize("write", KINDS)
def test_an_email_asks_nothing_of_any_other_host(write):
    html = write(occasion()).html

    assert re.findall(r'src="([^"]+)"', html) == [f"cid:{rendering.SEAL}"]
    assert set(re.findall(r"https?://[^\s\"<]+", html)) <= {LINK, OWN_LINK}
    assert not re.search(r"url\(|@import|<link|<script", html)


@pytest.mark.parametrize("write", KINDS)
def test_markup_in_a_name_is_shown_as_it_was_typed(write):
    email = write(occasion(name="<b>Anna</b> & Co", listed_as="<b>Anna</b> & Co", city="<i>"))

    assert "<b>" not in email.html
    assert "<i>" not in email.html
    assert "&lt;b&gt;Anna&lt;/b&gt; &amp; Co, &lt;i&gt;" in email.html
    assert "<b>Anna</b> & Co, <i>" in email.text


def test_a_percent_sign_in_a_name_stays_one():
    assert "Ciao 100%(name)s," in emails.confirm_signature(occasion(name="100%(name)s")).text


@pytest.mark.parametrize("write", KINDS)
def test_nothing_the_signer_wrote_is_in_the_subject(write):
    assert "Anna" not in write(occasion()).subject


@pytest.mark.parametrize(
    ("language", "listing"),
    [
        ("it", "Comparirai come: A. P., Napoli"),
        ("en", "You will be listed as: A. P., Napoli"),
        ("zh", "名单中将显示为：A. P.，Napoli"),
    ],
)
def test_the_signer_reads_how_the_list_will_show_the_signature(language, listing):
    email = emails.confirm_signature(occasion(language=language, listed_as="A. P."))

    assert listing in email.text.splitlines()
    assert listing in email.html


def test_without_a_city_the_name_stands_alone():
    assert "Compari come: Anna Prova\n" in emails.already_signed(occasion(city="")).text


def test_an_anonymous_signer_reads_that_no_name_will_be_shown():
    email = emails.confirm_signature(occasion(language="en", listed_as=""))

    assert "the list shows an anonymous signature" in email.text
    assert "listed as" not in email.text + email.html


@pytest.mark.parametrize(
    ("language", "day"),
    [("it", "22 dicembre 2026"), ("en", "22 December 2026"), ("zh", "2026年12月22日")],
)
def test_the_email_says_until_which_day_its_link_works(language, day):
    assert day in emails.confirm_signature(occasion(language=language)).text


def test_whoever_signs_again_reads_since_when_the_signature_is_counted():
    text = emails.already_signed(occasion()).text

    assert "in data 23 novembre 2026. La tua firma è contata, non serve altro." in text


def test_the_reminder_names_the_day_of_signing_and_the_day_of_erasing():
    text = emails.confirm_reminder(occasion(language="en")).text

    assert "on 22 November 2026 you asked to sign" in text
    assert "we erase your name and your address on 22 December 2026" in text


def test_words_in_another_language_are_marked_as_such():
    html = emails.confirm_signature(occasion(language="zh")).html

    assert '<html lang="zh-Hans">' in html
    assert f'<span lang="it">{WORDS.title}</span>' in html


def test_writing_in_one_language_leaves_the_next_email_its_own():
    emails.confirm_signature(occasion(language="zh"))

    assert emails.confirm_signature(occasion(language="it")).text.startswith("Ciao ")


def test_the_token_can_be_read_off_the_text():
    assert post.token_in(emails.confirm_signature(occasion()).text) == "1abc"
