"""Sample signatures keep every guarantee that real ones keep."""

import pytest
import sqlalchemy as sa

from petition.rules.errors import NotFound
from petition.rules.states import Dimension
from petition.services import sampling, verification
from petition.store import database
from petition.store.models import Signature
from tests import factories
from tests.services import rows


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def people() -> list[tuple[str, str, str]]:
    """Name, city and country of every signature, in the order of their numbers."""
    with database.reading() as session:
        columns = sa.select(Signature.name, Signature.city, Signature.country)
        return [tuple(row) for row in session.execute(columns.order_by(Signature.number))]


def test_samples_are_confirmed_counted_and_sound():
    made = sum(sampling.fill(sampling.Sample("chinahearts", 250)))

    (verdict,) = verification.verify()
    assert (made, verdict.total, verdict.faults) == (250, 950, ())
    assert rows.counts() == (250, 700, 250)


def test_samples_have_numbers_without_a_gap_in_the_order_of_confirming():
    sum(sampling.fill(sampling.Sample("chinahearts", 60)))

    with database.reading() as session:
        statement = sa.select(Signature.number).order_by(Signature.confirmed_at, Signature.id)
        assert [*session.scalars(statement)] == [*range(1, 61)]


@pytest.mark.parametrize("dimension", list(Dimension))
def test_each_breakdown_of_the_samples_sums_to_their_number(dimension):
    sum(sampling.fill(sampling.Sample("chinahearts", 60)))

    assert sum(rows.per(dimension).values()) == 60


def test_samples_come_after_real_signatures_without_touching_them():
    real = factories.sign_and_confirm()

    sum(sampling.fill(sampling.Sample("chinahearts", 20)))

    assert factories.signature(real).number == 1
    assert rows.counts() == (21, 700, 21)


def test_samples_can_be_added_twice():
    for _ in range(2):
        sum(sampling.fill(sampling.Sample("chinahearts", 20)))

    assert rows.counts() == (40, 700, 40)


def test_the_same_seed_draws_the_same_people():
    factories.given_campaign("river-park")
    sum(sampling.fill(sampling.Sample("chinahearts", 20, seed=7)))
    first = people()
    with database.writing() as session:
        session.execute(sa.delete(Signature))

    sum(sampling.fill(sampling.Sample("river-park", 20, seed=7)))

    assert sorted(people()) == sorted(first)


def test_nobody_who_could_be_written_to_is_among_the_samples():
    sum(sampling.fill(sampling.Sample("chinahearts", 20)))

    with database.reading() as session:
        addresses = [*session.scalars(sa.select(Signature.email))]
    assert len(set(addresses)) == 20
    assert all(address.endswith("@example.org") for address in addresses)
    assert rows.emails_count() == 0


def test_a_campaign_that_is_not_there_takes_no_samples():
    with pytest.raises(NotFound):
        sum(sampling.fill(sampling.Sample("nowhere", 5)))
