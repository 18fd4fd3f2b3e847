"""Whatever is done to messages in whatever order, only what was approved is public."""

import itertools

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests import staffed
from tests.faults.wall import Wall
from tests.faults.wall_steps import WALL_STEPS

# A failure tells its steps in words; making them fewer would take longer than reading them.
MANY = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def slugs(app) -> itertools.count:
    return itertools.count(1)


@MANY
@given(steps=WALL_STEPS)
def test_no_sequence_of_deeds_publishes_what_nobody_approved(slugs, steps):
    wall = Wall(f"campaign-{next(slugs)}", staffed.given_moderator())

    for step in steps:
        wall.take(step)
