"""Workers that die on the way to a partner's server: nothing is lost, the same may come twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from petition.rules import clock
from petition.services import delivering
from tests.services.test_delivering import later


def test_a_worker_that_died_after_claiming_has_its_deliveries_sent_by_another(secret, receiver):
    delivering._claimed()
    assert delivering.deliver_due() == 0

    with time_machine.travel(clock.now() + delivering.LEASE + timedelta(seconds=1), tick=True):
        assert delivering.deliver_due() == 2


def test_a_worker_that_dies_before_writing_down_tells_again(secret, receiver, monkeypatch):
    die_once(monkeypatch, delivering, "_write_down")
    with pytest.raises(KilledError):
        delivering.deliver_due()

    later()
    assert delivering.deliver_due() == 2

    assert len(receiver.told) == 4
    assert len({told.event["id"] for told in receiver.told}) == 2


class KilledError(BaseException):
    """What ends a worker at once."""


def die_once(monkeypatch, module, name: str) -> None:
    real: Callable[..., None] = getattr(module, name)

    def dies(*_: object) -> None:
        monkeypatch.setattr(module, name, real)
        raise KilledError

    monkeypatch.setattr(module, name, dies)
