"""Whatever is done in whatever order, the count is what the signatures and the ledger say."""

import itertools
import math

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from petition.services import tallying
from tests.faults.machine import Petition
from tests.faults.steps import STEPS

# A failure tells its steps in words; making them fewer would take longer than reading them.
MANY = settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(params=[0.0, math.inf], ids=["tallied_at_once", "left_to_the_tally"])
def slugs(request, app, monkeypatch) -> itertools.count:
    """Campaigns where the next click brings a tally at once, or never."""
    monkeypatch.setattr(tallying, "PAUSE_SECONDS", request.param)
    return itertools.count(1)


@MANY
@given(steps=STEPS)
def test_no_sequence_of_deeds_breaks_the_count(slugs, steps):
    petition = Petition(f"campaign-{next(slugs)}")

    for step in steps:
        petition.take(step)

    petition.tally()
    petition.look()
