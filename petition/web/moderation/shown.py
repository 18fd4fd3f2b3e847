"""One text as its page shows it: what will go, what is to be looked at, what has happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from petition.rules import text, text_marks
from petition.rules.text_marks import Part
from petition.store.queries.queue_detail import DecisionLine, QueueDetail, VersionText
from petition.web import formats, languages
from petition.web.moderation import letters, marks, words
from petition.web.moderation.letters import Letter
from petition.web.moderation.marks import Mark


@dataclass(frozen=True)
class Box:
    """Where a translation is typed: what is there of it, and what stood of an older text."""

    language: str
    tag: str
    title: str
    body: str
    older: str


@dataclass(frozen=True)
class Shown:
    """What a page says about a message besides the message itself.

    `public` is the text that everybody reads while a newer one waits.
    """

    received: list[Part]
    checks: list[Mark]
    boxes: list[Box]
    letters: list[Letter]
    history: list[str]
    public: VersionText | None
    undoable: DecisionLine | None


def of(item: QueueDetail) -> Shown:
    """All that is shown of a message."""
    source = item.newest.body
    cleaned = text.clean(source)
    is_waiting = item.waiting_since is not None
    return Shown(
        received=text_marks.marked(source, cleaned),
        checks=marks.checks(cleaned.removed, item.signals, bool(item.suspicion_reasons)),
        boxes=boxes(item),
        letters=letters.of(item) if is_waiting else [],
        history=_history(item),
        public=item.published if is_waiting else None,
        undoable=next((each for each in item.decisions if not each.undone_at), None),
    )


def boxes(item: QueueDetail) -> list[Box]:
    """One box for each language that the message is not written in."""
    others = [other for other in languages.offered() if other.code != item.language]
    return [_box(item, other.code, other.html_lang) for other in others]


def _box(item: QueueDetail, language: str, tag: str) -> Box:
    written = [each for each in item.translations if each.language == language]
    for each in written:
        if each.of_version == item.version:
            return Box(language, tag, each.title, each.body, "")
    return Box(language, tag, "", "", written[0].plain if written else "")


def _history(item: QueueDetail) -> list[str]:
    ordered = sorted(_events(item), key=lambda event: event[0])
    return [f"{what}: {formats.moment(at, languages.requested())}" for at, what in ordered]


def _events(item: QueueDetail) -> Iterator[tuple[datetime, str]]:
    yield item.written_at, gettext("Received")
    if item.confirmed_at:
        yield item.confirmed_at, gettext("confirmed by its author")
    for version in item.versions[1:]:
        by = version.by or gettext("its author")
        yield version.written_at, gettext("edited by %(name)s", name=by)
    for decision in item.decisions:
        yield decision.decided_at, _decided(decision)
        if decision.undone_at:
            yield decision.undone_at, gettext("decision undone")


def _decided(decision: DecisionLine) -> str:
    deed = words.DEEDS[decision.deed]
    said = gettext("%(deed)s by %(name)s", deed=deed, name=decision.by)
    if decision.reason:
        said += f" ({words.REASONS[decision.reason]})"
    return f"{said} – {decision.note}" if decision.note else str(said)
