"""Which campaigns the public sees, and on which days they take signatures."""

from datetime import date, timedelta

import pytest

from petition.store import database
from petition.store.queries import campaigns
from tests import factories

DAY = date(2026, 3, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def context(app):
    """Every query here needs the application."""


def published(slug: str = "chinahearts") -> campaigns.Published | None:
    with database.reading() as session:
        return campaigns.published(session, slug)


@pytest.mark.parametrize(
    ("state", "opens_on", "closes_on", "accepts"),
    [
        ("open", None, None, True),
        ("open", DAY, DAY, True),
        ("open", BEFORE, AFTER, True),
        ("open", AFTER, None, False),
        ("open", None, BEFORE, False),
        ("closed", BEFORE, AFTER, False),
    ],
)
def test_a_campaign_accepts_signatures_while_open_within_its_dates(
    state, opens_on, closes_on, accepts
):
    factories.given_campaign(state=state, opens_on=opens_on, closes_on=closes_on)

    assert published().accepts_signatures(DAY) is accepts


@pytest.mark.parametrize(("state", "is_public"), [("open", 1), ("closed", 1), ("draft", 0)])
def test_a_draft_is_not_public(state, is_public):
    factories.given_campaign(state=state)

    assert (published() is not None) == is_public
    with database.reading() as session:
        assert len(campaigns.all_published(session)) == is_public
        assert campaigns.by_slug(session, "chinahearts") is not None


def test_campaigns_come_oldest_first():
    for slug in ("zz-first", "aa-second"):
        factories.given_campaign(slug)

    with database.reading() as session:
        slugs = [found.content.slug for found in campaigns.all_published(session)]

    assert slugs == ["zz-first", "aa-second"]


def test_what_is_published_is_what_was_loaded():
    factories.given_campaign()

    assert published().content == factories.chinahearts()


def test_a_count_is_here_and_elsewhere_together():
    factories.given_campaign()
    factories.sign_and_confirm()

    with database.reading() as session:
        count = campaigns.count(session, factories.campaign_id())

    assert (count.confirmed, count.elsewhere, count.total) == (1, 700, 701)
