"""`campaign load` and `campaign dump`."""

from petition.rules import campaign_file
from tests import factories
from tests.services import rows


def test_a_campaign_is_loaded_from_its_file(command):
    done = command("campaign", "load", str(factories.CHINAHEARTS))

    assert (done.exit_code, done.stdout) == (0, "The campaign chinahearts is loaded.\n")
    assert rows.counts().elsewhere == 700


def test_what_is_dumped_can_be_loaded_again(command, tmp_path):
    command("campaign", "load", str(factories.CHINAHEARTS))
    dumped = command("campaign", "dump", "chinahearts").stdout
    file = tmp_path / "again.toml"
    file.write_text(dumped, encoding="utf-8")

    done = command("campaign", "load", str(file))

    assert done.exit_code == 0
    assert command("campaign", "dump", "chinahearts").stdout == dumped
    assert campaign_file.parse(dumped) == factories.chinahearts()


def test_a_faulty_file_is_told_fault_by_fault_on_stderr(command, tmp_path):
    text = factories.CHINAHEARTS.read_text(encoding="utf-8")
    file = tmp_path / "faulty.toml"
    file.write_text(text.replace('"open"', '"ajar"').replace("[1000,", "[0,"), encoding="utf-8")

    done = command("campaign", "load", str(file))

    assert (done.exit_code, done.stdout) == (1, "")
    assert "state" in done.stderr
    assert "goal_steps" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_text_is_refused(command, tmp_path):
    file = tmp_path / "picture.toml"
    file.write_bytes(b"\xff\xd8\xff\xe0")

    done = command("campaign", "load", str(file))

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")


def test_a_file_that_is_not_there_is_a_wrong_use(command, tmp_path):
    assert command("campaign", "load", str(tmp_path / "none.toml")).exit_code == 2


def test_a_campaign_that_is_not_there_cannot_be_dumped(command):
    done = command("campaign", "dump", "nowhere")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "nowhere" in done.stderr
