"""The tally: exact whenever it runs, however often, whatever happened since."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from petition.rules.states import Dimension, SignatureState
from petition.services import confirming, tallying, verification
from petition.store import database
from petition.store.models import Signature
from tests import factories
from tests.services import rows

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def confirmed_behind_its_back(*names: str) -> list[int]:
    """Signatures confirmed in this order, a second apart, that no tally has seen yet."""
    ids = [factories.sign(f"{name}@example.org") for name in names]
    for seconds, signature_id in enumerate(ids):
        moment = START + timedelta(seconds=seconds)
        put_behind_its_back(signature_id, SignatureState.CONFIRMED, confirmed_at=moment)
    return ids


def put_behind_its_back(signature_id: int, state: SignatureState, **values: object) -> None:
    """Changes a signature's state without the tally that would follow at once."""
    with database.writing() as session:
        this = sa.update(Signature).where(Signature.id == signature_id)
        session.execute(this.values(state=state, **values))


def test_numbers_start_at_one_and_follow_the_order_of_confirming():
    ids = confirmed_behind_its_back("anna", "luca", "wang")

    tallying.tally_all()

    assert [factories.signature(one).number for one in ids] == [1, 2, 3]


def test_a_batch_is_one_entry_for_each_reason():
    (anna,) = confirmed_behind_its_back("anna")
    tallying.tally_all()
    confirmed_behind_its_back("luca", "wang")
    put_behind_its_back(anna, SignatureState.WITHDRAWN)

    tallying.tally_all()

    assert rows.entries()[2:] == [("withdrawn", -1, 700), ("confirmed", 2, 702)]


def test_a_tally_with_nothing_to_do_writes_nothing():
    factories.sign_and_confirm()
    before = rows.entries()

    assert tallying.tally(factories.campaign_id()) == 0
    assert tallying.tally_all() == 0
    assert rows.entries() == before


def test_each_campaign_counts_for_itself():
    factories.given_campaign("river-park", elsewhere=())
    factories.sign_and_confirm("anna@example.org")

    factories.sign_and_confirm("luca@example.org", campaign="river-park")

    assert rows.counts("chinahearts") == (1, 700, 1)
    assert rows.counts("river-park") == (1, 0, 1)
    assert rows.entries("river-park") == [("confirmed", 1, 1)]


def test_many_changes_of_mind_between_two_tallies_count_as_the_last_one():
    (anna,) = confirmed_behind_its_back("anna")
    for state in ("invalidated", "confirmed", "withdrawn", "confirmed"):
        put_behind_its_back(anna, SignatureState(state))

    tallying.tally_all()

    assert factories.signature(anna).number == 1
    assert rows.entries() == [("elsewhere", 700, 700), ("confirmed", 1, 701)]


def test_what_was_confirmed_and_ended_between_two_tallies_leaves_no_trace():
    (anna,) = confirmed_behind_its_back("anna")
    put_behind_its_back(anna, SignatureState.INVALIDATED)

    tallying.tally_all()

    assert factories.signature(anna).number is None
    assert rows.counts() == (0, 700, 0)


def test_a_day_is_that_of_confirming_in_utc():
    with time_machine.travel(START, tick=False) as clock:
        signature_id = factories.sign("luca@example.org")
        clock.shift(timedelta(hours=12, seconds=-1))
        factories.confirm(signature_id)

    assert rows.per(Dimension.DAY) == {"2026-03-01": 1}


def test_a_share_is_taken_back_from_where_it_was_counted():
    signature_id = factories.sign_and_confirm(country="IT")
    with database.writing() as session:
        session.execute(sa.update(Signature).values(country="CN"))

    factories.withdraw(signature_id)
    tallying.tally_all()

    assert rows.per(Dimension.COUNTRY) == {}


def test_a_signer_without_a_country_is_counted_all_the_same():
    factories.sign_and_confirm(country="")

    assert rows.per(Dimension.COUNTRY) == {"": 1}
    assert rows.counts().confirmed == 1


def test_a_busy_request_leaves_the_counting_to_the_worker_and_nothing_is_lost():
    tokens = [factories.token_of(factories.sign(f"{n}@example.org")) for n in range(12)]

    for token in tokens:
        confirming.confirm(token)
    tallying.tally_all()

    assert rows.counts() == (12, 700, 12)
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_a_source_is_taken_back_from_where_it_was_counted():
    signature_id = factories.sign_and_confirm(source="newsletter")
    factories.sign_and_confirm("luca@example.org")
    with database.writing() as session:
        session.execute(sa.update(Signature).values(source="poster"))
    before = rows.per(Dimension.SOURCE)

    factories.withdraw(signature_id)
    tallying.tally_all()

    assert before == {"": 1, "newsletter": 1}
    assert rows.per(Dimension.SOURCE) == {"": 1}
