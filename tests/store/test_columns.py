"""The column types behave alike on both databases."""

import enum
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from petition.store import columns, database

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


class Colour(enum.StrEnum):
    """Values that differ from their names."""

    RED = "rosso"
    GREEN = "verde"


SAMPLE = sa.Table(
    "sample",
    sa.MetaData(naming_convention=database.Base.metadata.naming_convention),
    sa.Column("id", columns.Key, primary_key=True),
    sa.Column("at", columns.Moment),
    sa.Column("colour", columns.by_value(Colour, "colour")),
    sqlite_autoincrement=True,
)


@pytest.fixture
def database_url(store):
    """A database without a table: one with a table of ours would not do for other tests."""
    url = store.empty()
    yield url
    store.drop(url)


@pytest.fixture(autouse=True)
def sample(app):
    SAMPLE.create(database.db.engine)


def kept(**values):
    """What the database gives back for a new row."""
    with database.writing() as session:
        key = session.execute(sa.insert(SAMPLE).values(**values)).inserted_primary_key[0]
    with database.reading() as session:
        return session.execute(sa.select(SAMPLE).where(SAMPLE.c.id == key)).one()


def test_a_moment_comes_back_as_it_went_in_microseconds_and_all():
    row = kept(at=NOON)

    assert row.at == NOON
    assert row.at.tzinfo is UTC


def test_a_moment_of_another_zone_comes_back_in_utc():
    in_beijing = NOON.astimezone(timezone(timedelta(hours=8)))

    row = kept(at=in_beijing)

    assert row.at == NOON
    assert row.at.hour == 12


def test_no_moment_stays_none():
    assert kept(at=None).at is None


def test_moments_of_different_zones_compare_by_time():
    later = (NOON + timedelta(hours=1)).astimezone(timezone(timedelta(hours=-11)))
    kept(at=later)

    with database.reading() as session:
        assert session.scalar(sa.select(SAMPLE.c.at > NOON)) is True


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(sa.exc.StatementError, match="a moment needs its time zone"):
        kept(at=NOON.replace(tzinfo=None))


def test_an_enumeration_is_kept_by_its_value_and_read_as_its_member():
    assert kept(colour=Colour.GREEN).colour is Colour.GREEN

    with database.reading() as session:
        assert session.scalar(sa.text("SELECT colour FROM sample")) == "verde"


def test_the_database_itself_refuses_any_other_value():
    by_name = sa.text("INSERT INTO sample (colour) VALUES ('GREEN')")

    with (
        pytest.raises(sa.exc.IntegrityError, match="ck_sample_colour"),
        database.writing() as session,
    ):
        session.execute(by_name)


def test_a_key_grows_and_is_never_used_again():
    first, second = kept().id, kept().id
    with database.writing() as session:
        session.execute(sa.delete(SAMPLE))

    assert first < second < kept().id
