"""The published campaigns, kept in memory for a moment: what nearly every request begins with."""

import time
from dataclasses import dataclass

from flask import current_app

from petition.rules.errors import NotFound
from petition.store import database
from petition.store.queries import campaigns
from petition.store.queries.campaigns import Published

EXTENSION = "petition_published"
KEPT_SECONDS = 1.0


@dataclass(frozen=True)
class Shelf:
    """Every published campaign, oldest first, as read at one moment."""

    by_slug: dict[str, Published]
    by_id: dict[int, Published]
    until: float


def campaign(slug: str) -> Published:
    """The published campaign of that slug, at most a second old; NotFound when there is none."""
    found = _shelf().by_slug.get(slug)
    if found is None:
        raise NotFound
    return found


def by_id(campaign_id: int) -> Published:
    """The published campaign of that id; NotFound when it is a draft."""
    found = _shelf().by_id.get(campaign_id)
    if found is None:
        raise NotFound
    return found


def only() -> Published | None:
    """The published campaign when there is just one: then the whole site is about it."""
    found = every()
    return found[0] if len(found) == 1 else None


def every() -> list[Published]:
    """Every published campaign, oldest first."""
    return list(_shelf().by_slug.values())


def _shelf() -> Shelf:
    shelf: Shelf | None = current_app.extensions.get(EXTENSION)
    if shelf is None or shelf.until < time.monotonic():
        found = campaigns.all_published(database.db.session())
        shelf = Shelf(
            by_slug={each.content.slug: each for each in found},
            by_id={each.id: each for each in found},
            until=time.monotonic() + KEPT_SECONDS,
        )
        current_app.extensions[EXTENSION] = shelf
    return shelf
