"""Signatures counted before there were sources are counted under theirs."""

import flask_migrate
import pytest
import sqlalchemy as sa

from petition.rules.states import Dimension
from petition.services import tallying, verification
from petition.store import database, migrating, schema
from petition.store.models import Breakdown
from tests import factories
from tests.services import rows


@pytest.fixture
def migrated_late(app):
    """Two signers counted under a source, one under none, one withdrawn; then the migration."""
    factories.given_campaign()
    ids = [
        factories.sign_and_confirm(f"{number}@example.org", source=source)
        for number, source in enumerate(("poster", "poster", "", "poster"))
    ]
    factories.withdraw(ids[-1])
    tallying.tally_all()
    migrating.bring_up_to_date()
    for revision in ("0008", "-1"):
        flask_migrate.downgrade(directory=str(schema.MIGRATIONS), revision=revision)
    migrating.bring_up_to_date()
    return ids


def test_old_rows_are_counted_under_their_source(migrated_late):
    assert rows.per(Dimension.SOURCE) == {"poster": 2, "": 1}
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_an_old_row_is_taken_back_from_its_source(migrated_late):
    factories.withdraw(migrated_late[0])
    tallying.tally_all()

    assert rows.per(Dimension.SOURCE) == {"poster": 1, "": 1}
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_the_breakdown_still_refuses_what_is_no_dimension(migrated_late):
    with pytest.raises(sa.exc.IntegrityError), database.writing() as session:
        session.execute(
            sa.text(
                "INSERT INTO breakdown (campaign_id, dimension, value, signatures)"
                f" VALUES ({factories.campaign_id()}, 'shoe', '42', 1)"
            )
        )


def test_the_other_breakdowns_are_left_as_they_were(migrated_late):
    with database.reading() as session:
        dimensions = session.scalars(sa.select(Breakdown.dimension).distinct())

        assert set(dimensions) == set(Dimension)
    assert rows.per(Dimension.COUNTRY) == {"IT": 3}
