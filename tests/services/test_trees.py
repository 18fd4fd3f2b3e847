"""The day's tree grows by batches of any size into the tree that its leaves make."""

import itertools
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from petition.rules import merkle
from petition.services import proving, trees
from petition.store import database
from petition.store.models import ProofBlock, ProofLeaf
from tests import factories

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def campaign(app):
    factories.given_campaign()


def test_full_blocks_are_kept_and_lead_to_the_same_root():
    """Leaves in uneven batches, over two days, as many as three blocks and a half."""
    leaves = {number: merkle.leaf_hash(bytes([number % 256])) for number in range(1, 901)}
    cuts = [0, 1, 255, 257, 600, 900]
    for start, end in itertools.pairwise(cuts):
        batch = {number: leaves[number] for number in range(start + 1, end + 1)}
        with database.writing() as session:
            trees.grow(session, factories.campaign_id(), batch, NOON.date())

    with database.reading() as session:
        tree = proving.growing(session, factories.campaign_id())
        assert tree is not None
        assert proving.root(session, factories.campaign_id(), tree) == merkle.root(
            [*leaves.values()]
        )
        assert session.scalars(sa.select(ProofBlock.number)).all() == [1, 257, 513]
        assert session.scalar(sa.select(sa.func.count()).select_from(ProofLeaf)) == 900
