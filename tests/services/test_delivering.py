"""Deliveries to a real server of a partner's: signed, repeated, given up, and never lost."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine

from petition.rules import clock
from petition.services import delivering, housekeeping, partners, webhook_calls, webhooks
from petition.store import database
from petition.store.models import Webhook, WebhookDelivery
from tests import factories, servers
from tests.partners import deliveries, given_partner, given_webhook
from tests.receiver import DRIPS, HANGS, Receiver


@pytest.fixture
def in_a_hurry(monkeypatch) -> None:
    """A call may last half a second."""
    monkeypatch.setattr(webhook_calls, "TIMEOUT_SECONDS", 0.5)


def later() -> None:
    """Everything that waits is due now."""
    with database.writing() as session:
        session.execute(sa.update(WebhookDelivery).values(due_at=clock.now()))
        session.execute(sa.update(Webhook).values(paused_until=None))


def first() -> WebhookDelivery:
    return deliveries()[0]


def test_what_happened_is_told_in_order_signed_and_once(secret, receiver):
    assert delivering.deliver_due() == 2
    assert delivering.deliver_due() == 0

    assert receiver.events() == ["signature.confirmed", "count.changed"]
    for told in receiver.told:
        assert told.is_signed(secret)
        assert told.path == "/hook?from=petition"
        assert told.headers["Content-Type"] == "application/json"
        assert not told.is_signed(secret + "x")
    assert all(each.delivered_at for each in deliveries())


def test_what_was_not_taken_is_told_again_with_the_same_id(secret, receiver):
    receiver.answers = [500]
    assert delivering.deliver_due() == 0
    assert (first().last_error, first().attempts_count) == ("http_500", 1)
    assert first().due_at > clock.now()

    later()
    assert delivering.deliver_due() == 2

    again = [told.event["id"] for told in receiver.told]
    assert len(again) == 3
    assert len(set(again)) == 2
    assert (first().last_error, first().attempts_count) == ("", 2)


def test_after_a_failure_the_webhook_is_left_alone_for_a_while(secret, receiver):
    receiver.answers = [500]
    delivering.deliver_due()

    assert delivering.deliver_due() == 0
    assert len(receiver.told) == 1
    second = deliveries()[1]
    assert second.attempts_count == 0


def test_one_that_is_never_taken_does_not_keep_the_others_back(secret, receiver):
    receiver.answers = [500]
    delivering.deliver_due()
    with database.writing() as session:
        session.execute(sa.update(Webhook).values(paused_until=None))

    assert delivering.deliver_due() == 1
    assert [bool(each.delivered_at) for each in deliveries()] == [False, True]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(secret, receiver, status):
    receiver.answers = [status]

    delivering.deliver_due()

    assert len(receiver.told) == 1
    assert first().last_error == f"http_{status}"


@pytest.mark.parametrize("way", [HANGS, DRIPS])
def test_a_server_that_hangs_or_drips_is_left_after_a_while(secret, receiver, in_a_hurry, way):
    receiver.answers = [way]

    delivering.deliver_due()

    assert first().last_error == "timed_out"


def test_a_server_that_hangs_delays_no_other(secret, receiver, in_a_hurry):
    receiver.answers = [HANGS]
    with Receiver() as other:
        given_webhook(other.url, given_partner("other").id)
        partner_id = 2
        factories.sign_and_confirm("second@example.org")

        delivering.deliver_due()

        assert other.events() == ["signature.confirmed", "count.changed"]
    assert all(each.delivered_at for each in deliveries(partner_id))
    assert first().delivered_at is None


def test_a_server_that_is_not_there_is_tried_again(app):
    factories.given_campaign()
    given_webhook(f"http://127.0.0.1:{servers.free_port()}/", given_partner().id)
    factories.sign_and_confirm()

    assert delivering.deliver_due() == 0
    assert (first().last_error, first().given_up_at) == ("unreachable", None)


def test_after_twelve_attempts_it_is_given_up(secret, receiver):
    receiver.answers = [500] * 24
    for _ in range(24):
        delivering.deliver_due()
        later()

    assert delivering.deliver_due() == 0
    assert all(each.given_up_at for each in deliveries())
    assert {each.attempts_count for each in deliveries()} == {12}


def test_a_revoked_partner_is_told_nothing_more(secret, receiver):
    partners.revoke(None, 1)

    assert delivering.deliver_due() == 0
    assert receiver.told == []


def test_a_removed_webhook_is_told_nothing_more(secret, receiver):
    webhooks.remove(None, 1, 1)

    assert delivering.deliver_due() == 0
    assert (receiver.told, deliveries()) == ([], [])


def test_what_nobody_took_for_two_days_is_given_up_and_the_log_lasts_thirty(secret, app):
    with time_machine.travel(clock.now() + timedelta(days=2, hours=1), tick=False):
        housekeeping.keep_house()
        assert all(each.given_up_at for each in deliveries())

    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        housekeeping.keep_house()
        assert deliveries() == []
