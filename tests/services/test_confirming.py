"""The link in the email: what it shows, what its buttons do, and when it is dead."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from petition.mail import links
from petition.rules import tokens
from petition.rules.errors import Gone, NotFound
from petition.rules.states import SignatureState
from petition.services import confirming, invalidation, tallying
from petition.store import database
from petition.store.models import OutboxEmail
from tests import factories
from tests.services import rows

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
DEEDS = [confirming.look, confirming.confirm, confirming.reject]


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def test_looking_shows_the_signature_and_changes_nothing():
    signature_id = factories.sign(name="王芳")

    opened = confirming.look(factories.token_of(signature_id))
    tallying.tally_all()

    assert (opened.id, opened.name) == (signature_id, "王芳")
    assert factories.signature(signature_id).state is SignatureState.PENDING
    assert rows.counts().confirmed == 0


def test_confirming_counts_at_once():
    signature_id = factories.sign()

    confirming.confirm(factories.token_of(signature_id))

    kept = factories.signature(signature_id)
    assert (kept.state, kept.counted, kept.number) == (SignatureState.CONFIRMED, True, 1)
    assert rows.counts() == (1, 700, 1)


def test_confirming_twice_changes_nothing():
    with time_machine.travel(START, tick=False) as clock:
        signature_id = factories.sign_and_confirm()
        clock.shift(timedelta(hours=1))
        factories.confirm(signature_id)

    assert factories.signature(signature_id).confirmed_at == START
    assert rows.counts() == (1, 700, 1)
    assert rows.entries() == [("elsewhere", 700, 700), ("confirmed", 1, 701)]


def test_a_link_opens_in_capitals_too():
    token = factories.token_of(factories.sign())

    assert confirming.confirm(token.upper()).state is SignatureState.CONFIRMED


@pytest.mark.parametrize("deed", DEEDS)
def test_a_token_that_was_never_ours_is_not_found(deed):
    factories.sign()

    for token in ("", "nonsense", "a" * 40, "1" + "0" * 32):
        with pytest.raises(NotFound):
            deed(token)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_token_for_another_purpose_is_not_found(deed):
    signature = factories.signature(factories.sign())
    other = tokens.Purpose(links.confirm_links().key, "withdraw-signature")

    with pytest.raises(NotFound):
        deed(other.token(signature.id, signature.link_nonce))
    assert rows.counts().confirmed == 0


@pytest.mark.parametrize("deed", DEEDS)
def test_a_link_is_dead_after_thirty_days(deed):
    with time_machine.travel(START, tick=False) as clock:
        signature_id = factories.sign()
        clock.shift(timedelta(days=30))
        with pytest.raises(Gone):
            deed(factories.token_of(signature_id))

    assert factories.signature(signature_id).state is SignatureState.PENDING


def test_a_link_works_until_the_last_moment():
    with time_machine.travel(START, tick=False) as clock:
        signature_id = factories.sign()
        clock.shift(timedelta(days=30) - timedelta(seconds=1))
        factories.confirm(signature_id)

    assert rows.counts().confirmed == 1


def test_the_link_of_a_confirmed_signature_goes_on_showing_it():
    with time_machine.travel(START, tick=False) as clock:
        signature_id = factories.sign_and_confirm()
        clock.shift(timedelta(days=300))
        opened = confirming.look(factories.token_of(signature_id))

    assert opened.state is SignatureState.CONFIRMED


@pytest.mark.parametrize("end", [factories.withdraw, invalidation.invalidate])
@pytest.mark.parametrize("deed", DEEDS)
def test_the_link_of_a_signature_taken_out_of_the_count_is_gone(deed, end):
    signature_id = factories.sign_and_confirm()
    end(signature_id)

    with pytest.raises(Gone):
        deed(factories.token_of(signature_id))


@pytest.mark.parametrize("deed", DEEDS)
def test_the_link_of_an_erased_signature_is_gone(deed):
    token = factories.token_of(factories.sign())
    confirming.reject(token)

    with pytest.raises(Gone):
        deed(token)


def test_rejecting_erases_a_pending_signature_and_its_waiting_emails():
    signature_id = factories.sign()

    confirming.reject(factories.token_of(signature_id))

    assert not rows.is_stored(signature_id)
    assert rows.emails_count() == 0


def test_rejecting_keeps_the_nameless_trace_of_an_email_that_went():
    signature_id = factories.sign()
    with database.writing() as session:
        session.execute(sa.update(OutboxEmail).values(sent_at=datetime.now(UTC)))

    confirming.reject(factories.token_of(signature_id))

    with database.reading() as session:
        (kept,) = session.scalars(sa.select(OutboxEmail.signature_id))
    assert kept is None


def test_rejecting_leaves_the_signatures_of_others_alone():
    other = factories.sign("luca@example.org")

    confirming.reject(factories.token_of(factories.sign()))

    assert rows.is_stored(other)
    assert len(rows.emails(other)) == 1


def test_rejecting_a_counted_signature_withdraws_it():
    signature_id = factories.sign_and_confirm()

    confirming.reject(factories.token_of(signature_id))
    tallying.tally_all()

    assert factories.signature(signature_id).state is SignatureState.WITHDRAWN
    assert rows.entries()[-1] == ("withdrawn", -1, 700)


def test_after_rejecting_the_address_may_sign_again():
    confirming.reject(factories.token_of(factories.sign()))

    factories.confirm(factories.sign())

    assert rows.counts().confirmed == 1
