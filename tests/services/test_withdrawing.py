"""Taking a signature out of the count, by its signer or by staff, and putting it back."""

import pytest

from petition.rules.states import Dimension, SignatureState
from petition.services import invalidation, tallying
from tests import factories
from tests.services import rows


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def withdrawn(signature_id: int) -> None:
    factories.withdraw(signature_id)
    tallying.tally_all()


def invalidated(signature_id: int) -> None:
    invalidation.invalidate(signature_id)
    tallying.tally_all()


def reinstated(signature_id: int) -> None:
    invalidation.reinstate(signature_id)
    tallying.tally_all()


def test_withdrawing_lowers_the_count_by_one_and_says_why():
    signature_id = factories.sign_and_confirm()

    withdrawn(signature_id)

    assert rows.counts() == (0, 700, 1)
    assert rows.entries()[-1] == ("withdrawn", -1, 700)
    assert factories.signature(signature_id).number is None


def test_a_withdrawn_number_is_not_given_to_the_next_signer():
    withdrawn(factories.sign_and_confirm("anna@example.org"))

    luca = factories.sign_and_confirm("luca@example.org")

    assert factories.signature(luca).number == 2


def test_withdrawing_twice_changes_nothing():
    signature_id = factories.sign_and_confirm()
    withdrawn(signature_id)
    ended_at = factories.signature(signature_id).ended_at

    withdrawn(signature_id)

    assert factories.signature(signature_id).ended_at == ended_at
    assert rows.counts() == (0, 700, 1)


def test_withdrawing_before_confirming_never_touches_the_count():
    signature_id = factories.sign()

    withdrawn(signature_id)

    assert factories.signature(signature_id).state is SignatureState.WITHDRAWN
    assert rows.entries() == [("elsewhere", 700, 700)]


def test_invalidating_lowers_the_count_and_says_why():
    signature_id = factories.sign_and_confirm()

    invalidated(signature_id)

    assert rows.counts().confirmed == 0
    assert rows.entries()[-1] == ("invalidated", -1, 700)


def test_reinstating_gives_back_the_number_and_says_why():
    anna = factories.sign_and_confirm("anna@example.org")
    factories.sign_and_confirm("luca@example.org")
    invalidated(anna)

    reinstated(anna)

    kept = factories.signature(anna)
    assert (kept.state, kept.number, kept.ended_at) == (SignatureState.CONFIRMED, 1, None)
    assert rows.entries()[-1] == ("reinstated", 1, 702)


def test_nobody_gets_the_number_of_an_invalidated_signature():
    invalidated(factories.sign_and_confirm("anna@example.org"))

    luca = factories.sign_and_confirm("luca@example.org")

    assert factories.signature(luca).number == 2


@pytest.mark.parametrize("state", ["pending", "withdrawn"])
def test_only_a_confirmed_signature_can_be_invalidated(state):
    signature_id = factories.sign()
    if state == "withdrawn":
        withdrawn(signature_id)

    invalidated(signature_id)

    assert factories.signature(signature_id).state == state


def test_an_invalidated_signature_cannot_be_withdrawn_and_so_renewed():
    signature_id = factories.sign_and_confirm()
    invalidated(signature_id)

    withdrawn(signature_id)

    assert factories.signature(signature_id).state is SignatureState.INVALIDATED


@pytest.mark.parametrize("deed", [invalidated, reinstated])
def test_a_signature_that_does_not_exist_is_left_alone(deed):
    factories.sign_and_confirm()

    deed(987654)

    assert rows.counts() == (1, 700, 1)


def test_what_leaves_the_count_leaves_its_day_country_and_language():
    anna = factories.sign_and_confirm("anna@example.org", country="CN", language="zh")
    factories.sign_and_confirm("luca@example.org", country="IT", language="it")

    withdrawn(anna)

    assert rows.per(Dimension.COUNTRY) == {"IT": 1}
    assert rows.per(Dimension.LANGUAGE) == {"it": 1}
    assert [*rows.per(Dimension.DAY).values()] == [1]
