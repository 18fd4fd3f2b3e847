"""Is the process alive, and can it work?"""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from petition.store import database, schema


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_an_instance_in_order_says_so(client, path):
    response = client.get(path)

    assert (response.status_code, response.json["status"]) == (200, "ok")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.fixture
def unmigrated(app) -> Iterator[None]:
    """An older revision, for a while: the database serves other tests after this one."""
    _say_revision("0001")
    yield
    _say_revision(schema.NEWEST)


def _say_revision(revision: str) -> None:
    applied = sa.text("UPDATE alembic_version SET version_num = :revision")
    with database.writing() as session:
        session.execute(applied, {"revision": revision})


def test_an_instance_that_is_not_migrated_is_alive_and_not_ready(client, unmigrated):
    response = client.get("/readyz")

    assert (response.status_code, response.json["status"]) == (503, "unavailable")
    assert "migrations" in response.json["reason"]
    assert int(response.headers["Retry-After"]) > 0
    assert client.get("/healthz").status_code == 200


def test_an_instance_whose_database_is_away_is_alive_and_not_ready(visitor_of):
    client = visitor_of(database_url="postgresql+psycopg://nobody@127.0.0.1:1/nowhere")

    response = client.get("/readyz")

    assert (response.status_code, response.json["reason"]) == (503, "the database does not answer")
    assert client.get("/healthz").status_code == 200
