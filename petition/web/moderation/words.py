"""The words of the queue: what each state, reason, deed and signal is called."""

from collections.abc import Mapping
from datetime import datetime

from flask_babel import LazyString, gettext, ngettext
from flask_babel import lazy_gettext as _

from petition.rules.decisions import Verdict
from petition.rules.states import MessageState, Reason
from petition.web import formats, languages

STATES: dict[MessageState, LazyString] = {
    MessageState.PENDING: _("waiting"),
    MessageState.APPROVED: _("approved"),
    MessageState.REJECTED: _("rejected"),
    MessageState.HIDDEN: _("hidden"),
}
LISTS: dict[MessageState, LazyString] = {
    MessageState.PENDING: _("Waiting for you"),
    MessageState.APPROVED: _("Approved texts"),
    MessageState.REJECTED: _("Rejected texts"),
    MessageState.HIDDEN: _("Hidden texts"),
}
REASONS: dict[Reason, LazyString] = {
    Reason.ADVERTISING: _("Advertising or links"),
    Reason.INSULTS: _("Insults or discrimination"),
    Reason.PERSONAL_DATA: _("Personal or health data"),
    Reason.OFF_TOPIC: _("Not about this campaign"),
    Reason.DUPLICATE: _("Duplicate"),
    Reason.OTHER: _("Something else"),
}
DEEDS: dict[str, LazyString] = {
    Verdict.APPROVE: _("approved"),
    Verdict.REJECT: _("rejected"),
    Verdict.HIDE: _("hidden"),
}
# By the codes of rules/signals.py; what was removed is counted instead.
SIGNALS: dict[str, LazyString] = {
    "links": _("holds links"),
    "capitals": _("all capitals"),
    "repeats": _("repeats itself"),
    "mixed_scripts": _("mixes alphabets within a word"),
    "near_duplicate": _("possible duplicate"),
    "language_mismatch": _("perhaps in another language"),
}
SOME_FAULT = _("This text cannot be taken as it is")


def removed(kind: str, count: int) -> str:
    """How many parts of one kind the cleaner took away, as a sentence."""
    sentences: Mapping[str, str] = {
        "script": ngettext("%(num)s script removed", "%(num)s scripts removed", count),
        "markup": ngettext("%(num)s mark removed", "%(num)s marks removed", count),
        "link": ngettext("%(num)s link removed", "%(num)s links removed", count),
        "email": ngettext(
            "%(num)s e-mail address hidden", "%(num)s e-mail addresses hidden", count
        ),
        "hidden_characters": ngettext(
            "%(num)s hidden character removed", "%(num)s hidden characters removed", count
        ),
    }
    return sentences[kind]


def removed_parts(count: int) -> str:
    """How many parts the cleaner took away, whatever they were."""
    return str(ngettext("%(num)s part removed", "%(num)s parts removed", count))


def decided_by(deed: str, name: str, at: datetime) -> str:
    """Who decided, what and when, as a sentence."""
    who = {"name": name or gettext("Somebody"), "moment": _moment(at)}
    sentences: Mapping[str, str] = {
        Verdict.APPROVE: gettext("%(name)s approved it on %(moment)s.", **who),
        Verdict.REJECT: gettext("%(name)s rejected it on %(moment)s.", **who),
        Verdict.HIDE: gettext("%(name)s hid it on %(moment)s.", **who),
    }
    return sentences[deed]


def read_by(name: str, until: datetime) -> str:
    """Who is reading a text and at most till when, as a sentence."""
    moment = _moment(until)
    return str(gettext("%(name)s is reading it until %(moment)s.", name=name, moment=moment))


def _moment(at: datetime) -> str:
    return formats.moment(at, languages.requested())
