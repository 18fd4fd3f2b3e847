"""`ledger verify`: exit status 0 for what is sound, 1 and the first bad entry for what is not."""

import pytest
import sqlalchemy as sa

from petition.store import database
from tests import factories


@pytest.fixture(autouse=True)
def history(app):
    factories.given_campaign()
    factories.sign_and_confirm()


def tamper(statement: str) -> None:
    with database.writing() as session:
        session.execute(sa.text(statement))


def test_a_sound_ledger_is_explained(command):
    done = command("ledger", "verify")

    assert (done.exit_code, done.stdout) == (
        0,
        "chinahearts: 2 entries explain the total of 701\n",
    )


def test_a_ledger_that_was_tampered_with_ends_with_status_one(command):
    tamper("UPDATE ledger SET change = 2 WHERE number = 2")

    done = command("ledger", "verify")

    assert done.exit_code == 1
    assert "chinahearts: WRONG: entry 2 " in done.stdout


def test_a_count_that_was_tampered_with_ends_with_status_one(command):
    tamper("UPDATE tally SET confirmed_count = 1000")

    done = command("ledger", "verify", "--campaign", "chinahearts")

    assert done.exit_code == 1
    assert "1000" in done.stdout


def test_one_campaign_can_be_checked_alone(command):
    factories.given_campaign("river-park")
    tamper("UPDATE ledger SET change = 2 WHERE number = 2")

    assert command("ledger", "verify", "--campaign", "river-park").exit_code == 0
    assert command("ledger", "verify").exit_code == 1


def test_a_campaign_that_is_not_there_is_an_error(command):
    done = command("ledger", "verify", "--campaign", "nowhere")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "nowhere" in done.stderr
