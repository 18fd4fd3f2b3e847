"""Signing, signing again, and what each of them sends."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.mail import links
from petition.rules import consent, tokens
from petition.rules.errors import Gone
from petition.rules.states import EmailKind, SignatureState, Visibility
from petition.services import confirming, invalidation, tallying
from tests import factories
from tests.services import rows

CONFIRM = EmailKind.CONFIRM_SIGNATURE
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def test_a_new_signature_waits_for_its_signer_with_one_email():
    signature_id = factories.sign()

    assert factories.signature(signature_id).state is SignatureState.PENDING
    assert rows.emails(signature_id) == [CONFIRM]
    assert rows.counts().confirmed == 0


def test_a_signature_keeps_what_was_typed_and_what_was_agreed_to():
    signature_id = factories.sign(
        "A.Prova+x@Example.org", "王芳", city="武汉", visibility="initials", language="zh"
    )

    kept = factories.signature(signature_id)
    assert (kept.name, kept.city, kept.language) == ("王芳", "武汉", "zh")
    assert (kept.email, kept.email_canonical) == ("A.Prova+x@Example.org", "a.prova@example.org")
    assert (kept.visibility, kept.consent_version) == (Visibility.INITIALS, consent.VERSION)


def test_the_database_does_not_hold_what_opens_the_link():
    kept = factories.signature(factories.sign())

    secret = links.confirm_links().secret(kept.link_nonce)

    assert kept.link_digest == tokens.digest(secret)
    assert secret.encode() not in (kept.link_nonce, kept.link_digest)


def test_many_spellings_of_an_address_are_one_person():
    first = factories.sign("anna.prova@gmail.com")

    again = factories.sign("Anna.Prova+petition@googlemail.com")

    assert again == first
    assert rows.signatures_count() == 1


def test_a_person_may_sign_each_campaign_once():
    factories.given_campaign("river-park")

    one = factories.sign_and_confirm()
    other = factories.sign_and_confirm(campaign="river-park")

    assert one != other
    assert rows.counts("chinahearts").confirmed == rows.counts("river-park").confirmed == 1


def test_signing_again_before_confirming_corrects_the_words():
    factories.sign(name="Ana Prova", city="Rma", language="it")
    before = factories.signature(factories.sign(name="Anna Prova", city="Roma", language="en"))

    assert (before.name, before.city, before.language) == ("Anna Prova", "Roma", "en")
    assert rows.signatures_count() == 1


def test_signing_again_before_confirming_leaves_the_first_link_good():
    token = factories.token_of(factories.sign(name="Ana Prova"))

    factories.sign(name="Anna Prova")

    assert confirming.confirm(token).name == "Anna Prova"


def test_signing_again_before_confirming_does_not_put_off_the_end():
    with time_machine.travel(START, tick=False) as clock:
        signature_id = factories.sign()
        clock.shift(timedelta(days=20))
        factories.sign()

    assert factories.signature(signature_id).signed_at == START


def test_one_email_a_minute_goes_to_who_signs_again():
    with time_machine.travel(START, tick=False) as clock:
        signature_id = factories.sign()
        clock.shift(timedelta(seconds=59))
        factories.sign()
        after_a_moment = rows.emails(signature_id)
        clock.shift(timedelta(seconds=2))
        factories.sign()

    assert after_a_moment == [CONFIRM]
    assert rows.emails(signature_id) == [CONFIRM, CONFIRM]


def test_five_emails_go_out_about_a_signature_and_no_more():
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(8):
            signature_id = factories.sign()
            clock.shift(timedelta(hours=7))

    assert rows.emails(signature_id) == [CONFIRM] * 5


def test_signing_again_after_confirming_sends_word_that_it_stands():
    signature_id = factories.sign_and_confirm(name="Anna Prova")

    factories.sign(name="Somebody Else")

    assert rows.emails(signature_id) == [CONFIRM, EmailKind.ALREADY_SIGNED]


def test_signing_again_after_confirming_changes_nothing_that_is_counted():
    signature_id = factories.sign_and_confirm(name="Anna Prova", country="IT")

    factories.sign(name="Somebody Else", country="CN", visibility="anonymous")

    kept = factories.signature(signature_id)
    assert (kept.name, kept.country, kept.visibility) == ("Anna Prova", "IT", Visibility.NAME)
    assert (kept.state, kept.number) == (SignatureState.CONFIRMED, 1)


def test_whoever_withdrew_may_sign_afresh_with_a_new_link():
    signature_id = factories.sign_and_confirm()
    old = factories.token_of(signature_id)
    factories.withdraw(signature_id)

    factories.sign(name="Anna Ancora")

    renewed = factories.signature(signature_id)
    assert (renewed.state, renewed.name, renewed.ended_at) == ("pending", "Anna Ancora", None)
    assert factories.token_of(signature_id) != old
    with pytest.raises(Gone):
        confirming.look(old)


def test_whoever_comes_back_after_withdrawing_gets_a_new_number():
    signature_id = factories.sign_and_confirm()
    factories.withdraw(signature_id)
    tallying.tally_all()
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2)):
        factories.sign()
        factories.confirm(signature_id)

    assert factories.signature(signature_id).number == 2
    assert rows.counts() == (1, 700, 2)


def test_an_invalidated_signer_who_signs_again_is_met_with_silence():
    signature_id = factories.sign_and_confirm(name="Anna Prova")
    invalidation.invalidate(signature_id)

    factories.sign(name="Somebody Else")

    kept = factories.signature(signature_id)
    assert (kept.state, kept.name) == (SignatureState.INVALIDATED, "Anna Prova")
    assert rows.emails(signature_id) == [CONFIRM]
