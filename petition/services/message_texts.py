"""Typed words become what is stored of them: as received, as published, and what staff watch for.

Every way in passes here: the form, an author's edit, a moderator's edit, a translation.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from petition.rules import signals, text
from petition.rules.errors import Invalid
from petition.rules.signals import Observed
from petition.rules.text import Cleaned
from petition.rules.writing import Text
from petition.store.models import Message, MessageVersion


@dataclass(frozen=True)
class Prepared:
    """Words that were cleaned: what takes time is done before any transaction begins."""

    words: Text
    cleaned: Cleaned


def prepare(words: Text) -> Prepared:
    """Cleans a text; Invalid when nothing that a reader could see is left of it."""
    return Prepared(words, cleaned(words.body))


def cleaned(body: str) -> Cleaned:
    """What may be published of a body, a translation's too; Invalid as `prepare` says."""
    published = text.clean(body)
    if not published.plain.strip():
        raise Invalid({"body": "body_missing"})
    return published


def version(prepared: Prepared, number: int, now: datetime) -> MessageVersion:
    """A version of a message; `message_id` and `photo_id` are the caller's to set."""
    words = prepared.words
    return MessageVersion(
        number=number,
        title=words.title,
        body=words.body,
        body_html=prepared.cleaned.html,
        plain=prepared.cleaned.plain,
        field=words.field,
        partners=words.partners,
        written_at=now,
    )


def observe(message: Message, prepared: Prepared, others: Collection[int]) -> None:
    """Notes on a message what staff should look at in its newest text.

    `others` are the fingerprints of other messages, among which it may be a near duplicate.
    """
    seen = Observed(prepared.cleaned, message.language, others)
    message.signals = ",".join(signals.observed(seen))
    message.fingerprint = signals.fingerprint(prepared.cleaned.plain)
