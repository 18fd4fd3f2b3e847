"""Campaigns come in and go out; what is counted elsewhere enters the ledger with them."""

import dataclasses
from datetime import date

import pytest

from petition.rules import campaign_file
from petition.rules.campaign_document import Elsewhere
from petition.rules.errors import NotFound
from petition.services import publishing, verification
from tests import factories
from tests.services import rows


@pytest.fixture(autouse=True)
def context(app):
    """Every deed here needs the application."""


def counted_elsewhere(*signatures: int) -> None:
    """Loads the campaign with so many signatures on change.org, and on paper if two are given."""
    sources = ("change.org", "Paper")
    parts = [
        Elsewhere(source, "", number, date(2020, 3, 1))
        for source, number in zip(sources, signatures, strict=False)
    ]
    factories.given_campaign(elsewhere=tuple(parts))


def test_an_empty_database_says_so():
    assert publishing.is_empty()

    factories.given_campaign()

    assert not publishing.is_empty()


def test_what_is_dumped_loads_to_the_same_campaign():
    factories.given_campaign()

    dumped = publishing.dump("chinahearts")

    assert campaign_file.parse(dumped) == factories.chinahearts()
    publishing.load(dumped)
    assert publishing.dump("chinahearts") == dumped


def test_loading_again_updates_the_campaign_and_its_lists():
    factories.given_campaign()
    changed = dataclasses.replace(factories.chinahearts(), goal_steps=(5000,), endorsers=())

    publishing.load(campaign_file.render(changed))

    assert campaign_file.parse(publishing.dump("chinahearts")) == changed


def test_loading_again_keeps_the_signatures_and_their_count():
    factories.given_campaign()
    factories.sign_and_confirm()

    factories.given_campaign()

    assert rows.counts() == (1, 700, 1)
    assert rows.entries() == [("elsewhere", 700, 700), ("confirmed", 1, 701)]


def test_every_change_elsewhere_is_an_entry_of_the_ledger():
    for numbers in [(700,), (700,), (750,), (750, 40), (0, 40), ()]:
        counted_elsewhere(*numbers)

    changes = [(entry.change, entry.total) for entry in rows.entries()]
    assert changes == [(700, 700), (50, 750), (40, 790), (-750, 40), (-40, 0)]
    assert {entry.reason for entry in rows.entries()} == {"elsewhere"}
    assert [verdict.faults for verdict in verification.verify()] == [()]


def test_a_move_from_one_place_to_another_leaves_the_total_and_the_ledger():
    counted_elsewhere(700, 40)

    counted_elsewhere(600, 140)

    assert rows.entries() == [("elsewhere", 740, 740)]


def test_a_faulty_file_changes_nothing():
    factories.given_campaign()
    before = publishing.dump("chinahearts")
    faulty = before.replace('state = "open"', 'state = "ajar"').replace("700", "900")

    with pytest.raises(campaign_file.CampaignFileError, match="state"):
        publishing.load(faulty)

    assert publishing.dump("chinahearts") == before
    assert rows.counts().elsewhere == 700


def test_a_campaign_that_is_not_there_cannot_be_dumped():
    with pytest.raises(NotFound):
        publishing.dump("nowhere")
