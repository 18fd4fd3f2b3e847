"""The log of staff deeds: filtered, in pages, and checked."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import g

from petition.rules.audit import Deed, DeedName
from petition.rules.states import Role
from petition.services import auditing
from petition.store import database
from petition.web import deeds
from petition.web.moderation import log_details
from tests import staff
from tests.pages import Page

STORES = ["sqlite"]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def me(client) -> int:
    """The administrator who is logged in."""
    staff_id = staff.given_staff(Role.ADMINISTRATOR)
    staff.log_in(client, staff_id)
    return staff_id


def record(by: int | None, deed: str = "logged_in", subject: str = "staff:1") -> None:
    with database.writing() as session:
        auditing.record(session, Deed(by, deed, subject, {"left": 9}))


def numbers(client, query: str = "") -> list[int]:
    """The entries that the page lists."""
    page = Page(client.get(f"/moderation/log{query}").text)
    cells = [cell for cell in page.all("td") if cell.attributes.get("class") == "num"]
    return [int(cell.text) for cell in cells]


def test_an_entry_says_who_did_what_and_when(client, me):
    with time_machine.travel(NOON, tick=False):
        record(me, "role_changed", "staff:7")
    record(None, "invited")

    text = client.get("/moderation/log").text

    assert "Prova Administrator" in text
    assert "changed a role" in text
    assert "Left over: 9" in text
    assert "1 March 2026, 12:00 UTC" in text
    assert "Command line" in text
    assert "The chain is intact: all 2 entries" in text


def test_the_log_is_filtered_by_who_what_about_and_when(client, me):
    for days, entry in enumerate(
        [(me, "logged_in"), (None, "invited", "staff:2"), (me, "invited", "staff:3")]
    ):
        with time_machine.travel(NOON + timedelta(days=days), tick=False):
            record(*entry)

    assert numbers(client) == [3, 2, 1]
    assert numbers(client, f"?who={me}") == [3, 1]
    assert numbers(client, "?who=0") == [2]
    assert numbers(client, "?deed=invited") == [3, 2]
    assert numbers(client, "?subject=staff:3") == [3]
    assert numbers(client, "?since=2026-03-02&until=2026-03-02") == [2]
    assert numbers(client, f"?who={me}&deed=invited&since=2026-03-01") == [3]
    assert numbers(client, "?deed=nothing") == []


@pytest.mark.parametrize(
    "query",
    [
        "?who=x&since=x&until=32&before=x",
        "?before=" + "9" * 30,
        "?since=" + "9" * 30,
        "?since=0001-01-01&until=9999-12-31",
        "?who=%C2%B2&before=-1",
        "?deed=%00&subject=%00&who=%00",
    ],
)
def test_what_the_address_says_amiss_is_left_open(client, me, query):
    record(me)

    assert numbers(client, query) == [1]


def test_a_filter_can_be_left_half_empty(client, me):
    page = Page(client.get("/moderation/log").text)

    fields = [field for field in page.all("input", "select") if field.is_inside("main")]

    assert len(fields) == 5
    assert not [field for field in fields if "required" in field.attributes]


def test_the_log_comes_in_pages_that_keep_the_filter(client, me):
    for _ in range(60):
        record(me)

    first = Page(client.get("/moderation/log?deed=logged_in").text)
    older = [a.attributes["href"] for a in first.all("a") if a.text == "Older entries"]

    assert older == ["/moderation/log?deed=logged_in&before=11"]
    assert numbers(client, older[0].partition("log")[2]) == list(range(10, 0, -1))


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET details = '{}' WHERE number = 2",
        "UPDATE audit SET staff_id = NULL WHERE number = 2",
        "UPDATE audit SET hash = 'x' WHERE number = 2",
        "DELETE FROM audit WHERE number = 2",
        "DELETE FROM audit WHERE number = 1",
    ],
)
def test_tampering_is_noticed_from_the_first_bad_entry_on(client, me, tampering):
    for _ in range(3):
        record(me)
    with database.writing() as session:
        session.execute(sa.text(tampering))

    text = client.get("/moderation/log").text

    assert "does not follow from the one before it" in text
    assert "intact" not in text


def test_every_deed_has_a_name(app):
    assert set(deeds.NAMES) == set(DeedName)
    assert [code for code, _ in deeds.choices() if code not in list(DeedName)] == []


def test_a_deed_of_the_past_goes_by_its_code(app):
    assert deeds.name("long_gone") == "long_gone"


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ('{"from":"moderator","to":"organiser"}', "Before: Moderator, After: Organiser"),
        ('{"reason":null,"turn":1,"version":2}', "Turn: 1, Version: 2"),
        ('{"reason":"insults"}', "Reason: Insults or discrimination"),
        ('{"decision":7,"deed":"approve"}', "Decision no.: 7, Deed: approved"),
        ('{"is_public":true,"language":"zh"}', "Public: yes, Language: Chinese"),
        ('{"happened_on":"2026-03-01","stage":"selected"}', "Day: 2026-03-01, Stage: Selected"),
        ('{"colour":"red","stage":"gone"}', "colour: red, Stage: gone"),
        ("{}", ""),
    ],
)
def test_details_are_told_in_words(app, details, told):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        g.language = "en"
        assert log_details.in_words(details) == told
