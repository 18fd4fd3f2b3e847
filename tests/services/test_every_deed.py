"""Whatever staff do is an entry of the log, in the transaction of the deed or not at all."""

import contextlib

import pytest

from petition.rules.audit import DeedName
from petition.services import auditing
from tests import staffed
from tests.faults.test_reading_changes_nothing import Rows, rows
from tests.services.every_deed import EVERY

# Who guesses is counted before being judged, in a transaction of its own.
COUNTED_APART = frozenset(("login_failure",))


class LogIsBrokenError(Exception):
    """What the log says in these tests when it cannot be written."""


def kept() -> Rows:
    """All rows but those of guesses."""
    return {name: found for name, found in rows().items() if name not in COUNTED_APART}


def test_no_deed_is_left_out():
    assert set(EVERY) == set(DeedName)


@pytest.mark.parametrize("name", EVERY)
def test_a_deed_leaves_one_entry_and_the_chain_holds(app, name):
    deed = EVERY[name]()
    before = staffed.deeds()

    deed()

    assert staffed.deeds() == [*before, name]
    subjects = ("message", "partner", "person", "staff")
    assert staffed.log()[-1].subject.partition(":")[0] in subjects
    staffed.check_log()


@pytest.mark.parametrize("name", EVERY)
def test_a_deed_that_cannot_be_logged_is_not_done(app, name, monkeypatch):
    def fail(*_: object) -> None:
        raise LogIsBrokenError

    deed = EVERY[name]()
    before = kept()
    monkeypatch.setattr(auditing, "record", fail)

    with contextlib.suppress(LogIsBrokenError):
        deed()
        pytest.fail("nobody asked the log")

    assert kept() == before
