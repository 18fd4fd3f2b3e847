"""Moderators at their desks, and texts that wait for them."""

import pytest

from petition.rules.states import Role
from tests import staff
from tests.visitor import Visitor


@pytest.fixture
def moderator(client: Visitor, campaign: str) -> Visitor:
    """A moderator called Mo, logged in."""
    staff.log_in(client, staff.given_staff(Role.MODERATOR, "mo@example.org", name="Mo Prova"))
    return client


@pytest.fixture
def colleague(app, moderator: Visitor) -> Visitor:
    """Another moderator, called Lin, at a browser of her own."""
    other = app.test_client()
    staff.log_in(other, staff.given_staff(Role.MODERATOR, "lin@example.org", name="Lin Prova"))
    return other
