"""A wall in the hands of chance: what is done to messages, and what should then be public."""

import dataclasses
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa
from hypothesis import note

from petition.rules.decisions import Seen
from petition.rules.errors import Refused
from petition.rules.states import Reason
from petition.rules.writing import Text
from petition.services import authorship, editing, moderation
from petition.services.authorship import Edit
from petition.store import database
from petition.store.queries import messages as public
from tests import factories, messages, staffed
from tests.faults.wall_steps import NAMES, WallStep


@dataclass(frozen=True)
class Stand:
    """Where a message should stand; `texts` are those of its versions, oldest first."""

    id: int
    texts: tuple[str, ...]
    state: str = "pending"
    is_confirmed: bool = False
    is_waiting: bool = False
    published: int | None = None
    turn: int = 0

    @property
    def standing(self) -> str:
        """The key of what may be done to it."""
        if not self.is_confirmed:
            return "unconfirmed"
        return "waiting" if self.is_waiting else "decided"

    @property
    def seen(self) -> Seen:
        """What whoever looks now has before them."""
        return Seen(self.id, len(self.texts), self.turn)

    def changed(self, **fields: object) -> "Stand":
        """The same, with other values."""
        return dataclasses.replace(self, **fields)


class Wall:
    """One campaign of its own; the deeds are the product's, `stands` is a model of them.

    `past` are the decisions that stand: what was before each, and what was after.
    """

    def __init__(self, slug: str, staff_id: int) -> None:
        factories.given_campaign(slug)
        self.slug, self.staff_id = slug, staff_id
        self.stands: dict[str, Stand | None] = dict.fromkeys(NAMES)
        self.past: dict[str, list[tuple[Stand, Stand]]] = {who: [] for who in NAMES}
        self.logged = len(staffed.log())
        self._numbers = itertools.count(1)

    def take(self, step: WallStep) -> None:
        """Does one thing, tells which, and looks whether all is as it should be."""
        stand = self.stands[step.who]
        deed = step.deed(stand.standing if stand else "none")
        note(f"{deed} {step.who}")
        self.stands[step.who] = getattr(self, deed)(step.who, stand)
        self.look()

    def look(self) -> None:
        """What everybody reads is what a moderator approved, word by word, and nothing else."""
        stands = [stand for stand in self.stands.values() if stand]
        expected = {s.id: s.texts[s.published - 1] for s in stands if s.state == "approved"}
        with database.reading() as session:
            campaign_id = factories.campaign_id(self.slug)
            shown = public.page(session, campaign_id, public.Wanted(), None, 100)
            found = sa.text("SELECT rowid FROM message_search")
            searchable = set(session.scalars(found)) & {stand.id for stand in stands}
        assert {message.id: message.plain for message in shown} == expected
        assert searchable == expected.keys()
        self._look_at_the_rows(stands)
        assert len(staffed.log()) == self.logged
        staffed.check_log()

    def write(self, who: str, _: None) -> Stand:
        text = self._text()
        self.past[who] = []
        made = messages.write(body=text, email=f"{who}@example.org", campaign=self.slug)
        return Stand(made, (text,))

    def confirm(self, who: str, stand: Stand) -> Stand:
        messages.confirm(stand.id)
        if stand.is_confirmed:
            return stand
        return stand.changed(is_confirmed=True, is_waiting=True, turn=1)

    def author_edit(self, who: str, stand: Stand) -> Stand:
        text = self._text()
        authorship.edit(messages.token_of(stand.id), Edit(len(stand.texts), Text(text)))
        state = "pending" if stand.state == "rejected" else stand.state
        changed = stand.changed(texts=(*stand.texts, text), state=state)
        is_queued = stand.is_confirmed
        return changed.changed(is_waiting=is_queued, turn=stand.turn + is_queued)

    def withdraw(self, who: str, stand: Stand) -> None:
        authorship.withdraw(messages.token_of(stand.id))

    def approve(self, who: str, stand: Stand) -> Stand:
        after = stand.changed(state="approved", published=len(stand.texts), is_waiting=False)
        deed = partial(moderation.approve, stand.seen, self.staff_id)
        return self._decide(who, deed, stand, after if stand.is_waiting else None)

    def reject(self, who: str, stand: Stand) -> Stand:
        state = stand.state if stand.published else "rejected"
        after = stand.changed(state=state, is_waiting=False) if stand.is_waiting else None
        deed = partial(moderation.reject, stand.seen, self.staff_id, Reason.OTHER)
        return self._decide(who, deed, stand, after)

    def hide(self, who: str, stand: Stand) -> Stand:
        after = stand.changed(state="hidden") if stand.state == "approved" else None
        return self._decide(who, partial(moderation.hide, stand.id, self.staff_id), stand, after)

    def undo(self, who: str, stand: Stand) -> Stand:
        before, after = self.past[who][-1] if self.past[who] else (stand, None)
        is_untouched = after is not None and stand.seen == after.seen
        if not self._does(partial(moderation.undo, stand.id, self.staff_id), is_untouched):
            return stand
        self.past[who].pop()
        comes_back = before.is_waiting and not stand.is_waiting
        return before.changed(turn=stand.turn + comes_back)

    def staff_edit(self, who: str, stand: Stand) -> Stand:
        text = self._text()
        deed = partial(editing.edit, stand.seen, self.staff_id, Text(text))
        if not self._does(deed, stand.is_waiting):
            return stand
        return stand.changed(texts=(*stand.texts, text))

    def translate(self, who: str, stand: Stand) -> Stand:
        is_newest_public = stand.state == "approved" and stand.published == len(stand.texts)
        words = ("en", "", self._text())
        deed = partial(editing.translate, stand.seen, self.staff_id, *words)
        self._does(deed, stand.is_waiting or is_newest_public)
        return stand

    def feature(self, who: str, stand: Stand) -> Stand:
        is_featured = messages.message(stand.id).featured_at is not None
        deed = partial(editing.feature, stand.id, self.staff_id, not is_featured)
        self._does(deed, stand.state == "approved")
        return stand

    def decide_late(self, who: str, stand: Stand) -> Stand:
        version, turn = len(stand.texts), stand.turn
        for stale in (Seen(stand.id, version, turn - 1), Seen(stand.id, version - 1, turn)):
            self._does(partial(moderation.approve, stale, self.staff_id), False)
        return stand

    def _decide(
        self, who: str, deed: Callable[[], object], before: Stand, after: Stand | None
    ) -> Stand:
        if not self._does(deed, after is not None) or after is None:
            return before
        self.past[who].append((before, after))
        return after

    def _does(self, deed: Callable[[], object], is_allowed: bool) -> bool:
        """Does what should succeed, or be refused without a trace."""
        try:
            deed()
        except Refused:
            assert not is_allowed
        else:
            assert is_allowed
            self.logged += 1
        return is_allowed

    def _look_at_the_rows(self, stands: list[Stand]) -> None:
        for stand in stands:
            row, versions = messages.message(stand.id), messages.versions(stand.id)
            assert tuple(version.plain for version in versions) == stand.texts
            assert (row.state, row.published_version) == (stand.state, stand.published)
            assert (row.waiting_since is not None, row.turn) == (stand.is_waiting, stand.turn)

    def _text(self) -> str:
        return f"Il pensiero numero {next(self._numbers)} da Napoli."
