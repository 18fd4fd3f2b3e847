"""What a moderator should look at, in words and with a weight that the page gives a sign to."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext

from petition.store.queries.decided import DecidedItem
from petition.store.queries.queue import QueueItem
from petition.web.moderation import words

# What somebody has put there on purpose weighs more than a slip.
DELIBERATE = frozenset(("script", "markup", "link"))


@dataclass(frozen=True)
class Mark:
    """One thing to know about a text; `weight` is bad, warn, ok or info."""

    weight: str
    words: str


def of_waiting(item: QueueItem, staff_id: int) -> list[Mark]:
    """The marks of a waiting text in the list, as a certain member of staff sees them."""
    found = _signals(item.signals)
    if item.removed_count:
        found.insert(0, Mark("bad", words.removed_parts(item.removed_count)))
    return (found or [Mark("ok", str(gettext("clean")))]) + _circumstances(item, staff_id)


def of_decided(item: DecidedItem) -> list[Mark]:
    """The marks of a decided text in the list."""
    found = []
    if item.is_featured:
        found.append(Mark("ok", str(gettext("featured"))))
    if item.has_edit:
        found.append(Mark("info", str(gettext("a newer text of it waits"))))
    return found


def checks(removed: Mapping[str, int], signals: tuple[str, ...], is_suspect: bool) -> list[Mark]:
    """All that was looked for in a text, found or not."""
    found = [
        Mark("bad" if kind in DELIBERATE else "warn", words.removed(kind, count))
        for kind, count in removed.items()
    ]
    found += _signals(signals)
    if is_suspect:
        found.append(Mark("warn", str(gettext("was sent as programs do"))))
    if "near_duplicate" not in signals:
        found.append(Mark("ok", str(gettext("not a duplicate"))))
    if "language_mismatch" not in signals:
        found.append(Mark("ok", str(gettext("language matches"))))
    return found


def _signals(codes: tuple[str, ...]) -> list[Mark]:
    return [Mark("warn", str(words.SIGNALS[code])) for code in codes if code in words.SIGNALS]


def _circumstances(item: QueueItem, staff_id: int) -> list[Mark]:
    found = []
    if item.is_edit:
        found.append(Mark("info", str(gettext("edited by its author"))))
    if item.claimed_until and item.claimed_by != staff_id:
        found.append(Mark("info", words.read_by(item.claimed_by_name, item.claimed_until)))
    return found
