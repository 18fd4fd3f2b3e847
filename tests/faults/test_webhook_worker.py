"""The real worker tells a partner's server, and tells it again after being killed on the way."""

import sqlalchemy as sa

from tests.cli import visits
from tests.instance import Instance
from tests.receiver import HANGS, Receiver
from tests.web.forms import eventually


def sign_and_confirm(instance: Instance) -> None:
    """Anna signs, waits for her email and presses the button."""
    assert visits.sign(instance) == 303
    assert eventually(lambda: bool(visits.letters(instance)), seconds=30)
    token = visits.letters(instance)[0].partition("/it/confirm/")[2].split()[0]
    assert visits.ask(instance, "POST", f"/it/confirm/{token}")[0] == 303


def a_lease_ends(database_url: str) -> None:
    """A minute passes for what the dead worker had claimed."""
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE webhook_delivery SET due_at = created_at"))
    engine.dispose()


def test_a_worker_that_is_killed_during_a_call_tells_again(instance, database_url):
    with Receiver() as receiver:
        added = instance.run("partner", "add", "rete", "--webhook", receiver.url)
        secret = added.stdout.split()[1]
        receiver.answers = [HANGS]
        sign_and_confirm(instance)
        assert eventually(lambda: len(receiver.told) == 1, seconds=30)

        instance.kill_group()
        a_lease_ends(database_url)
        instance.start()

        assert eventually(lambda: len(receiver.told) == 3, seconds=30)
        assert receiver.told[0].event["id"] == receiver.told[1].event["id"]
        assert receiver.events()[1:] == ["signature.confirmed", "count.changed"]
        assert all(told.is_signed(secret) for told in receiver.told)
    assert receiver.url not in instance.log.read_text()
