"""What looks automated: the same email, a mark for staff and, beyond the threshold, a wait."""

import pytest

from petition.rules.states import EmailKind, SignatureState
from petition.rules.suspicion import HOLD_ABOVE
from petition.services import confirming, tallying
from tests import factories
from tests.services import rows


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def test_a_suspect_gets_the_same_email():
    signature_id = factories.sign_as_suspect("bot@example.org", score=30)

    assert rows.emails(signature_id) == [EmailKind.CONFIRM_SIGNATURE]


def test_a_suspect_is_marked_with_its_score_and_its_grounds():
    kept = factories.signature(factories.sign_as_suspect("bot@example.org", score=30))

    assert kept.state is SignatureState.SUSPECT
    assert (kept.suspicion_score, kept.suspicion_reasons) == (30, "honeypot")


def test_a_suspect_who_presses_the_button_is_counted():
    signature_id = factories.sign_as_suspect("bot@example.org", score=HOLD_ABOVE)

    factories.confirm(signature_id)

    assert rows.counts().confirmed == 1


def test_a_suspect_above_the_threshold_is_held_and_not_counted():
    signature_id = factories.sign_as_suspect("bot@example.org", score=HOLD_ABOVE + 1)

    factories.confirm(signature_id)

    held = factories.signature(signature_id)
    assert (held.state, held.held_at is None) == (SignatureState.SUSPECT, False)
    assert rows.counts().confirmed == 0


def test_pressing_again_does_not_change_since_when_a_signature_is_held():
    signature_id = factories.sign_as_suspect("bot@example.org", score=90)
    factories.confirm(signature_id)
    since = factories.signature(signature_id).held_at

    factories.confirm(signature_id)

    assert factories.signature(signature_id).held_at == since


def test_signing_again_cleanly_does_not_wash_a_suspect_clean():
    signature_id = factories.sign_as_suspect("bot@example.org", score=90)

    factories.sign("bot@example.org")

    kept = factories.signature(signature_id)
    assert (kept.state, kept.suspicion_score) == (SignatureState.SUSPECT, 90)


def test_signing_again_in_a_suspicious_way_marks_a_pending_signature():
    signature_id = factories.sign("bot@example.org")

    factories.sign_as_suspect("bot@example.org", score=30)

    kept = factories.signature(signature_id)
    assert (kept.state, kept.suspicion_score) == (SignatureState.SUSPECT, 30)


def test_nobody_can_put_a_mark_on_a_signature_that_is_counted():
    signature_id = factories.sign_and_confirm("anna@example.org")

    factories.sign_as_suspect("anna@example.org", score=90)
    tallying.tally_all()

    kept = factories.signature(signature_id)
    assert (kept.state, kept.suspicion_score) == (SignatureState.CONFIRMED, 0)


def test_a_held_signature_can_still_be_rejected_by_its_owner():
    signature_id = factories.sign_as_suspect("bot@example.org", score=90)
    factories.confirm(signature_id)

    confirming.reject(factories.token_of(signature_id))

    assert not rows.is_stored(signature_id)
