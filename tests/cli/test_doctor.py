"""`doctor` looks at what an operator would look at, and says what is wrong."""

import dataclasses

import pytest

import petition
from petition.store import sqlite
from tests import databases


@pytest.fixture
def examine(settings):
    """The exit status and the lines of `doctor` on this test's settings, some of them changed."""

    def run(**changes):
        app = petition.create_app(dataclasses.replace(settings, **changes))
        result = app.test_cli_runner().invoke(args=["doctor"])
        databases.close(app)
        return result.exit_code, result.output.splitlines()

    return run


def line_about(subject, lines):
    (line,) = [line for line in lines if f" {subject}: " in line]
    return line


def test_a_sound_instance_passes(examine):
    status, lines = examine()

    assert status == 0
    assert [line for line in lines if not line.startswith("ok ")] == []
    assert {"settings", "database", "clock", "mail", "proxy"} <= {
        line.split()[1].rstrip(":") for line in lines
    }


def test_a_mail_server_that_does_not_answer_is_wrong(examine):
    status, lines = examine(mail_url="smtp://127.0.0.1:1")

    assert status == 1
    assert line_about("mail", lines).startswith("WRONG")


def test_a_proxy_that_was_forgotten_is_wrong(examine):
    status, lines = examine(public_url="https://petition.example")

    assert status == 1
    assert "TRUSTED_PROXIES" in line_about("proxy", lines)


def test_a_redis_that_does_not_answer_is_wrong(examine):
    status, lines = examine(redis_url="redis://127.0.0.1:1/0")

    assert status == 1
    assert line_about("Redis", lines).startswith("WRONG")


def test_a_redis_that_answers_is_fine(examine, redis_url):
    status, lines = examine(redis_url=redis_url)

    assert (status, line_about("Redis", lines)) == (0, "ok    Redis: answers")


def test_an_empty_database_is_told_to_be_set_up(examine, store):
    status, lines = examine(database_url=store.empty())

    assert status == 1
    assert "run init" in line_about("database", lines)


def test_a_database_that_is_away_is_wrong(examine):
    status, lines = examine(database_url="postgresql+psycopg://nobody@127.0.0.1:1/nothing")

    assert status == 1
    assert line_about("database", lines).startswith("WRONG")


def test_an_unsound_sqlite_is_wrong(examine, settings, monkeypatch):
    if not settings.is_on_sqlite:
        pytest.skip("PostgreSQL needs no SQLite")
    monkeypatch.setattr(sqlite, "SOUND_VERSION", (99, 0, 0))

    status, lines = examine()

    assert status == 1
    assert "may corrupt" in line_about("SQLite", lines)
