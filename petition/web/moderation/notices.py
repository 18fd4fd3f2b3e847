"""What a page says about the deed before it. Its address holds ids and codes; names are looked up.

Whatever an address claims, a decision is only spoken of as it stands in the database.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from flask import request
from flask_babel import LazyString, gettext, ngettext
from flask_babel import lazy_gettext as _

from petition.store import database
from petition.store.queries import queue, queue_item
from petition.store.queries.queue import RecentDecision
from petition.web import numbers
from petition.web.moderation import words

MOST = 20
SAID: dict[str, LazyString] = {
    "undone": _("Undone. The author was not written to."),
    "undone_late": _("Undone. The author had been written to already."),
    "undone_all": _("Undone. The texts are where they were before."),
    "edited": _("The edited text is saved."),
    "translated": _("The translations are saved."),
    "featured": _("It is featured now."),
    "unfeatured": _("It is featured no longer."),
    "taken": _("You are reading it; the others are told so."),
    "left": _("You have left it to others."),
    "end": _("That was the last one. These are from the beginning again."),
    "none": _("No text was selected."),
}


@dataclass(frozen=True)
class Notice:
    """One sentence; the decisions it speaks of, which can be undone; and what was not done."""

    sentence: str
    decisions: list[RecentDecision] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def asked_for(staff_id: int) -> Notice | None:
    """The notice that this request's address asks for, to a member of staff."""
    if said := SAID.get(request.args.get("said", "")):
        return Notice(str(said))
    decisions = list(_own(_ids("done"), staff_id))
    others = [_why_not(message_id) for message_id in _ids("not")]
    if not decisions and not others:
        return None
    return Notice(_sentence(decisions), decisions, others)


def _own(message_ids: list[int], staff_id: int) -> Iterator[RecentDecision]:
    if message_ids:
        recent = queue.recent_decisions(database.db.session(), staff_id, 2 * MOST)
        newest = {each.message_id: each for each in reversed(recent)}
        stand = (newest[each] for each in message_ids if each in newest)
        yield from (each for each in stand if each.undone_at is None)


def _sentence(decisions: list[RecentDecision]) -> str:
    counted = Counter(each.deed for each in decisions)
    sentences = {
        "approve": ngettext(
            "%(num)s text approved.", "%(num)s texts approved.", counted["approve"]
        ),
        "reject": ngettext("%(num)s text rejected.", "%(num)s texts rejected.", counted["reject"]),
        "hide": ngettext("%(num)s text hidden.", "%(num)s texts hidden.", counted["hide"]),
    }
    said = [sentence for deed, sentence in sentences.items() if counted[deed]]
    return " ".join(said) or str(gettext("Nothing was decided."))


def _why_not(message_id: int) -> str:
    item = queue_item.detail(database.db.session(), message_id)
    if item is None:
        return str(gettext("Text %(id)s is gone.", id=message_id))
    decision = next((each for each in item.decisions if not each.undone_at), None)
    if item.waiting_since is None and decision:
        said = words.decided_by(decision.deed, decision.by, decision.decided_at)
    elif item.claim:
        said = words.read_by(item.claim.name, item.claim.until)
    else:
        said = str(gettext("It has changed meanwhile."))
    return str(gettext("Text %(id)s: %(what)s", id=message_id, what=said))


def _ids(name: str) -> list[int]:
    pieces = request.args.get(name, "").split(",")[:MOST]
    return [int(piece) for piece in pieces if numbers.is_key(piece)]
