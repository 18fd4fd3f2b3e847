"""The public page of signatures by keyset: whom it shows, and where it goes on."""

import pytest

from petition.services import invalidation, sampling, tallying
from petition.store import database
from petition.store.queries import signatures
from tests import factories


@pytest.fixture(autouse=True)
def opened(app):
    factories.given_campaign()


def numbers(before: int | None, limit: int) -> list[int]:
    campaign_id = factories.campaign_id()
    with database.reading() as session:
        page = signatures.public_page(session, campaign_id, before, limit)
        return [signature.number for signature in page]


def test_a_page_goes_down_from_the_number_given():
    sum(sampling.fill(sampling.Sample("chinahearts", 12)))

    assert numbers(None, 5) == [12, 11, 10, 9, 8]
    assert numbers(8, 5) == [7, 6, 5, 4, 3]
    assert numbers(3, 5) == [2, 1]
    assert numbers(1, 5) == []


def test_a_page_leaves_out_who_is_out_of_the_count():
    ids = [factories.sign_and_confirm(f"{n}@example.org") for n in range(3)]
    invalidation.invalidate(ids[1])
    tallying.tally_all()

    assert numbers(None, 5) == [3, 1]


def test_a_page_leaves_out_who_has_no_number_yet():
    factories.sign_and_confirm()
    factories.sign("luca@example.org")

    assert numbers(None, 5) == [1]


def test_a_page_holds_one_campaign():
    factories.given_campaign("river-park")
    factories.sign_and_confirm(campaign="river-park")

    assert numbers(None, 5) == []
