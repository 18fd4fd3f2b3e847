"""A partner's server for the tests of deliveries, with two events that wait for it."""

from collections.abc import Iterator

import pytest

from tests import factories
from tests.partners import given_partner, given_webhook
from tests.receiver import Receiver


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        yield server


@pytest.fixture
def secret(app, receiver) -> str:
    """The secret of a partner's webhook at the receiver, where two events wait."""
    factories.given_campaign()
    secret = given_webhook(receiver.url, given_partner().id).secret
    factories.sign_and_confirm()
    return secret
