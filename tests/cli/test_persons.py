"""`person`: privacy requests answered on the command line, each with its entry in the log."""

import json

import pytest

from tests import factories, messages, staff
from tests.services import dumps, rows

ANNA = "anna@example.org"


@pytest.fixture(autouse=True)
def _campaign(app):
    factories.given_campaign()


def test_an_export_prints_all_that_is_held_however_the_address_is_spelled(command):
    factories.sign_and_confirm(ANNA, city="Napoli")
    messages.write(email=ANNA)

    done = command("person", "export", "  Anna+tag@EXAMPLE.org ")

    printed = json.loads(done.stdout)
    assert (done.exit_code, printed["signatures"][0]["city"]) == (0, "Napoli")
    assert len(printed["messages"]) == 1
    assert staff.deeds() == ["person_exported"]


def test_an_export_of_nobody_says_that_nothing_is_held(command):
    done = command("person", "export", "nobody@example.org")

    assert (done.exit_code, json.loads(done.stdout)) == (0, {"signatures": [], "messages": []})


def test_an_erasing_leaves_nothing_and_says_how_much_there_was(command):
    factories.sign_and_confirm(ANNA, name="Anna Rarissima")
    messages.write(email=ANNA)

    done = command("person", "erase", ANNA)

    assert (done.exit_code, done.stdout) == (0, "Erased: signatures 1, messages 1.\n")
    assert dumps.held([ANNA, "rarissima"]) == []
    assert rows.entries()[-1] == ("withdrawn", -1, 700)
    assert staff.deeds() == ["person_erased"]


def test_erasing_again_changes_nothing(command):
    factories.sign_and_confirm(ANNA)
    command("person", "erase", ANNA)
    before = dumps.dump()

    done = command("person", "erase", ANNA)

    assert (done.exit_code, done.stdout) == (0, "Nothing is held under this address.\n")
    assert dumps.dump() == before


@pytest.mark.parametrize("deed", ["export", "erase"])
@pytest.mark.parametrize("address", ["", "anna", "a@b.org,c@d.org"])
def test_what_is_no_address_ends_with_a_reason(command, deed, address):
    done = command("person", deed, address)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "this is no email address" in done.stderr
    assert staff.deeds() == []
