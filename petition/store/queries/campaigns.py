"""Campaigns as the public sees them, with their counts."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.campaign_document import CampaignFile
from petition.rules.states import CampaignState
from petition.store import campaign_records
from petition.store.models import Campaign, Tally


@dataclass(frozen=True)
class Published:
    """A campaign that is no draft: its row's id, its content, and when that changed last."""

    id: int
    content: CampaignFile
    changed_at: datetime

    def accepts_signatures(self, today: date) -> bool:
        """Whether it is open and `today` lies within its dates, both included."""
        content = self.content
        return (
            content.state == CampaignState.OPEN
            and (content.opens_on is None or content.opens_on <= today)
            and (content.closes_on is None or today <= content.closes_on)
        )


@dataclass(frozen=True)
class Count:
    """A campaign's tally: confirmed here, counted elsewhere, and the moment of the last change."""

    confirmed: int
    elsewhere: int
    as_of: datetime

    @property
    def total(self) -> int:
        """What the ledger sums to."""
        return self.confirmed + self.elsewhere


def published(session: Session, slug: str) -> Published | None:
    """The campaign of that slug unless there is none or it is a draft."""
    row = by_slug(session, slug)
    return _published(row) if row and row.state != CampaignState.DRAFT else None


def all_published(session: Session) -> list[Published]:
    """Every campaign that is no draft, oldest first."""
    rows = session.scalars(
        sa.select(Campaign).where(Campaign.state != CampaignState.DRAFT).order_by(Campaign.id)
    )
    return [_published(row) for row in rows]


def by_slug(session: Session, slug: str) -> Campaign | None:
    """The campaign of that slug in any state."""
    return session.scalar(sa.select(Campaign).where(Campaign.slug == slug))


def count(session: Session, campaign_id: int) -> Count:
    """The campaign's count, from one row."""
    row = session.execute(
        sa.select(Tally.confirmed_count, Tally.elsewhere_count, Tally.as_of).where(
            Tally.campaign_id == campaign_id
        )
    ).one()
    return Count(*row)


def _published(row: Campaign) -> Published:
    return Published(row.id, campaign_records.read(row), row.changed_at)
