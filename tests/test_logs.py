"""The logs: one JSON object a line, and nothing in them that a person wrote."""

import json
import logging

import pytest
import structlog

from petition import logs


@pytest.fixture(autouse=True)
def installed(capsys):
    logs.install()


def logged(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_event_is_one_json_object_with_level_and_time(capsys):
    structlog.get_logger("test").info("email_sent", outbox=7)

    (event,) = logged(capsys)

    assert event.items() >= {"event": "email_sent", "outbox": 7, "level": "info"}.items()
    assert event["timestamp"].endswith("Z")


def test_a_trace_says_where_and_not_what(capsys):
    address = "anna@example.org"
    try:
        int(address)
    except ValueError:
        structlog.get_logger("test").exception("request_failed")

    text = capsys.readouterr().out

    assert "ValueError" in text
    assert __name__.rpartition(".")[2] in text
    assert "example.org" not in text


def test_libraries_speak_through_the_same_formatter(capsys):
    logging.getLogger("some.library").warning("careful")

    (event,) = logged(capsys)

    assert event["event"] == "careful"


def test_libraries_are_quiet_about_details(capsys):
    logging.getLogger("some.library").info("chatter")

    assert logged(capsys) == []
