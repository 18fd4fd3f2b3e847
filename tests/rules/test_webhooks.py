"""Webhooks: the signature anyone can check, and the attempts that end within two days."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta

from petition.rules import webhooks
from petition.rules.states import WebhookEvent

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


def test_the_signature_is_that_of_the_moment_and_the_body():
    header = webhooks.signature("whsec_x", '{"a":1}', NOW)

    signed = b'1803893400.{"a":1}'
    assert header == f"t=1803893400,v1={hmac.new(b'whsec_x', signed, hashlib.sha256).hexdigest()}"


def test_every_body_has_an_id_of_its_own():
    bodies = [webhooks.body(WebhookEvent.COUNT_CHANGED, NOW, {"change": 1}) for _ in range(3)]

    told = [json.loads(body) for body in bodies]
    assert len({each.pop("id") for each in told}) == 3
    assert told[0] == {"event": "count.changed", "change": 1, "at": "2027-03-01T09:30:00Z"}


def test_twelve_attempts_are_made_over_nearly_two_days_and_no_more():
    now, attempts = NOW, 1
    while due_at := webhooks.next_attempt(attempts, NOW, now):
        assert due_at > now
        now, attempts = due_at, attempts + 1

    assert attempts == 12
    assert timedelta(hours=44) < now - NOW < timedelta(days=2)


def test_what_is_older_than_two_days_is_not_tried_again():
    late = NOW + timedelta(days=2, seconds=1)

    assert webhooks.next_attempt(1, NOW, late) is None
