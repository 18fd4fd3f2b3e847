"""`demo`: samples in bulk, quiet in a pipe, and as sound as real ones."""

import pytest

from petition.services import verification
from tests import factories
from tests.services import rows


def test_more_than_a_batch_of_samples_is_confirmed_counted_and_sound(command):
    factories.given_campaign()

    done = command("demo", "--signatures", "5200")

    assert done.exit_code == 0
    assert rows.counts() == (5200, 700, 5200)
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_in_a_pipe_there_is_no_progress_bar(command):
    factories.given_campaign()

    done = command("demo", "--signatures", "10")

    told = "10 sample signatures are in chinahearts, confirmed and counted.\n"
    assert (done.stdout, done.stderr) == (told, "")


def test_messages_come_along_when_asked_for(command):
    factories.given_campaign()

    done = command("demo", "--signatures", "3", "--messages", "9", "--seed", "4")

    assert (done.exit_code, done.stderr) == (0, "")
    assert "9 sample messages are in chinahearts, a third of them waiting" in done.stdout
    assert rows.messages() == {"approved": 6, "pending": 3}


def test_samples_may_go_to_another_campaign(command):
    factories.given_campaign("river-park", elsewhere=())

    assert command("demo", "--signatures", "7", "--campaign", "river-park").exit_code == 0
    assert rows.counts("river-park") == (7, 0, 7)


def test_without_a_campaign_the_command_says_what_to_do(command):
    done = command("demo", "--signatures", "7")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "run init" in done.stderr


@pytest.mark.parametrize("option", ["--signatures", "--messages"])
@pytest.mark.parametrize("count", ["-1", "many"])
def test_a_wrong_number_is_a_wrong_use(command, option, count):
    assert command("demo", option, count).exit_code == 2
