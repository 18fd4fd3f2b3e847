"""`init`: from nothing to an instance that is ready, and no harm when it is repeated."""

import stat
from pathlib import Path

from tests import factories
from tests.instance import Instance
from tests.services import rows


def test_an_instance_is_set_up_from_nothing(store, tmp_path):
    url = store.empty()
    instance = Instance(tmp_path, DATABASE_URL=url)

    done = instance.run("init")
    checked = instance.run("ledger", "verify")
    store.drop(url)

    assert (done.returncode, done.stderr) == (0, "")
    assert "The campaign chinahearts is loaded." in done.stdout
    assert (checked.returncode, checked.stdout) == (
        0,
        "chinahearts: 1 entries explain the total of 700\n",
    )


def test_the_embedded_database_and_its_key_are_their_owners_alone(tmp_path):
    instance = Instance(tmp_path)
    for name in ("SECRET_KEY", "PUBLIC_URL"):
        del instance.environment[name]

    assert instance.run("init").returncode == 0
    for name in ("petition.sqlite3", "secret_key"):
        assert stat.S_IMODE(Path(tmp_path, name).stat().st_mode) == 0o600


def test_init_loads_the_first_campaign_once(command):
    first, second = command("init"), command("init")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "chinahearts" in first.output
    assert "user add" in first.output
    assert second.output == "The database is up to date.\n"


def test_init_leaves_signatures_and_changed_campaigns_alone(command):
    factories.given_campaign(goal_steps=(123456,))
    factories.sign_and_confirm()

    command("init")

    assert rows.counts() == (1, 700, 1)
    assert "123456" in command("campaign", "dump", "chinahearts").output


def test_init_does_not_load_the_first_campaign_beside_another(command):
    factories.given_campaign("river-park")

    assert "chinahearts" not in command("init").output
    assert command("campaign", "dump", "chinahearts").exit_code == 1
