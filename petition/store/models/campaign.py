"""A campaign and what its page shows; texts lie in JSON, one object per language."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from petition.rules.states import ActionState, CampaignState
from petition.store.columns import Key, Moment, by_value
from petition.store.database import Base

Texts = dict[str, Any]


class Campaign(Base):
    """One appeal: the manifesto to sign, in each language, and the rules of its signing."""

    __tablename__ = "campaign"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    slug: Mapped[str] = mapped_column(sa.String(40), unique=True)
    state: Mapped[CampaignState] = mapped_column(by_value(CampaignState, "state"))
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    default_language: Mapped[str] = mapped_column(sa.String(8))
    goal_steps: Mapped[list[int]] = mapped_column(sa.JSON)
    directions: Mapped[list[str]] = mapped_column(sa.JSON)
    texts: Mapped[Texts] = mapped_column(sa.JSON)
    changed_at: Mapped[datetime] = mapped_column(Moment)

    elsewhere: Mapped[list["Elsewhere"]] = relationship(
        order_by="Elsewhere.id", cascade="all, delete-orphan"
    )
    endorsers: Mapped[list["Endorser"]] = relationship(
        order_by="Endorser.id", cascade="all, delete-orphan"
    )
    actions: Mapped[list["Action"]] = relationship(
        order_by="Action.id", cascade="all, delete-orphan"
    )
    news: Mapped[list["News"]] = relationship(order_by="News.id", cascade="all, delete-orphan")


def _campaign_key() -> Mapped[int]:
    return mapped_column(Key, sa.ForeignKey("campaign.id", ondelete="CASCADE"), index=True)


class Elsewhere(Base):
    """Signatures counted on another platform or on paper, always shown apart and named."""

    __tablename__ = "elsewhere"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    campaign_id: Mapped[int] = _campaign_key()
    source: Mapped[str] = mapped_column(sa.String(100))
    url: Mapped[str] = mapped_column(sa.String(500))
    signatures: Mapped[int]
    as_of: Mapped[date]


class Endorser(Base):
    """A promoter or prominent supporter, person or organisation, with the role of the time."""

    __tablename__ = "endorser"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    campaign_id: Mapped[int] = _campaign_key()
    kind: Mapped[str] = mapped_column(sa.String(20))
    name: Mapped[str] = mapped_column(sa.String(200))
    acronym: Mapped[str] = mapped_column(sa.String(40))
    url: Mapped[str] = mapped_column(sa.String(500))
    names: Mapped[Texts] = mapped_column(sa.JSON)
    roles: Mapped[Texts] = mapped_column(sa.JSON)


class Action(Base):
    """A concrete initiative of the campaign; `happens_on` is None while no date is set."""

    __tablename__ = "action"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    campaign_id: Mapped[int] = _campaign_key()
    state: Mapped[ActionState] = mapped_column(by_value(ActionState, "state"))
    happens_on: Mapped[date | None]
    when: Mapped[Texts] = mapped_column(sa.JSON)
    texts: Mapped[Texts] = mapped_column(sa.JSON)


class News(Base):
    """A dated post; one with a deadline is a call."""

    __tablename__ = "news"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    campaign_id: Mapped[int] = _campaign_key()
    published_on: Mapped[date]
    deadline: Mapped[date | None]
    url: Mapped[str] = mapped_column(sa.String(500))
    texts: Mapped[Texts] = mapped_column(sa.JSON)
