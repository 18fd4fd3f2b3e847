"""Transactions: all or nothing when writing, one moment when reading."""

import pytest
import sqlalchemy as sa

from petition.store import database
from petition.store.models import Tally
from tests import factories


def set_number(number):
    with database.writing() as session:
        session.execute(sa.update(Tally).values(last_number=number))


def read_number(session):
    return session.scalar(sa.select(Tally.last_number))


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def test_what_was_written_is_there_for_everyone_afterwards(app):
    set_number(7)

    with app.app_context(), database.reading() as session:
        assert read_number(session) == 7


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_undoes_the_whole_transaction(app, error):
    def fail():
        with database.writing() as session:
            session.execute(sa.update(Tally).values(last_number=7))
            raise error

    with pytest.raises(error):
        fail()

    with database.reading() as session:
        assert read_number(session) == 0


def test_several_reads_see_one_moment(app):
    with database.reading() as session:
        before = read_number(session)
        with app.app_context():
            set_number(7)

        assert (before, read_number(session)) == (0, 0)


def test_a_write_never_works_on_what_was_read_before_it(app):
    stale = database.db.session.scalars(sa.select(Tally)).one()
    with app.app_context():
        set_number(7)

    with database.writing() as session:
        row = session.scalars(sa.select(Tally)).one()
        row.last_number += 1

    assert stale.last_number == 8


def connection_lost(is_lost):
    return sa.exc.OperationalError("…", {}, Exception("gone"), connection_invalidated=is_lost)


@pytest.mark.parametrize(("is_lost", "attempts"), [(True, 2), (False, 1)])
def test_a_deed_is_tried_again_only_when_the_connection_was_lost(is_lost, attempts):
    tried = []

    @database.retried
    def deed():
        tried.append(1)
        raise connection_lost(is_lost)

    with pytest.raises(sa.exc.OperationalError):
        deed()

    assert len(tried) == attempts


def test_a_deed_that_succeeds_at_the_second_attempt_gives_its_result():
    attempts = iter([connection_lost(True), "done"])

    @database.retried
    def deed():
        outcome = next(attempts)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    assert deed() == "done"
