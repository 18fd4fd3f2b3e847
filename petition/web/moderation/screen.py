"""The one screen of the queue: the list, the text beside it, and what is to be said above."""

from dataclasses import dataclass, field

from flask import render_template
from flask_babel import gettext

from petition.rules import logins
from petition.rules.errors import NotFound
from petition.store import database
from petition.store.queries import queue, queue_item
from petition.store.queries.queue import QueueCounts
from petition.store.queries.queue_detail import QueueDetail
from petition.web import duty
from petition.web.moderation import listing, notices, shown, words
from petition.web.moderation.choice import Choice
from petition.web.moderation.listing import Listing


@dataclass(frozen=True)
class Kept:
    """What was typed into one field when the deed was refused; `tag` is its language."""

    label: str
    tag: str
    text: str


@dataclass(frozen=True)
class Refusal:
    """Why a deed was not done, with all that had been typed for it.

    Where an edit itself is at fault, it is typed in its own fields again.
    """

    title: str
    sentence: str
    kept: list[Kept] = field(default_factory=list)
    is_about_edit: bool = False


def page(choice: Choice, message_id: int | None = None, refusal: Refusal | None = None) -> str:
    """The screen with a message opened, or with the first of the list; NotFound for none such."""
    staff_id = duty.on_duty().staff_id
    found = listing.of(choice, staff_id)
    counts = queue.counts(database.db.session())
    item = opened(message_id) if message_id else _first(found)
    return render_template(
        "moderation/message.html" if message_id else "moderation/messages.html",
        choice=choice,
        listing=found,
        counts=counts if choice.is_waiting else None,
        item=item,
        refusal=refusal,
        notice=None if refusal else notices.asked_for(staff_id),
        is_opened=message_id is not None,
        words=words,
        **(_about(choice, found, counts, item) if item else {}),
    )


def _first(found: Listing) -> QueueDetail | None:
    return opened(found.rows[0].id) if found.rows else None


def _about(
    choice: Choice, found: Listing, counts: QueueCounts, item: QueueDetail
) -> dict[str, object]:
    """What the page says of the message that it shows."""
    neighbours = found.neighbours(item.id)
    return {
        "shown": shown.of(item),
        "may_know_author": logins.may_know_author(duty.on_duty().role, item.contact_consent),
        "position": _position(choice, found, counts, item),
        "around": [
            choice.to("moderation.message", message_id=each) if each else None
            for each in neighbours
        ],
    }


def opened(message_id: int) -> QueueDetail:
    """A message that its author has confirmed; NotFound for any other."""
    item = queue_item.detail(database.db.session(), message_id)
    if item is None or item.confirmed_at is None:
        raise NotFound
    return item


def _position(choice: Choice, found: Listing, counts: QueueCounts, item: QueueDetail) -> str | None:
    place = found.place_of(item.id)
    if not choice.is_waiting or choice.after or place is None:
        return None
    total = choice.total(counts)
    return str(gettext("%(n)s of %(total)s", n=place, total=total)) if total else None
