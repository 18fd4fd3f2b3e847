"""The sections in the bar of the staff pages, each for those who may open it."""

from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules import logins
from petition.rules.states import Role
from petition.web import duty


class Entry(NamedTuple):
    """One section: the word by which a page says `here`, its first page, its name, for whom."""

    here: str
    endpoint: str
    label: LazyString
    least: Role


ENTRIES = (
    Entry("queue", "moderation.messages", _("Messages"), Role.MODERATOR),
    Entry("proposals", "moderation.proposals", _("Proposals"), Role.MODERATOR),
    Entry("staff", "admin.staff", _("Accounts"), Role.ADMINISTRATOR),
    Entry("partners", "admin.partners", _("Partners"), Role.ADMINISTRATOR),
    Entry("log", "moderation.log", _("Log"), Role.ADMINISTRATOR),
)


def entries() -> list[Entry]:
    """The sections that whoever is on duty may open; none for anyone half-way in."""
    found = duty.present()
    if found is None or not duty.is_fully_in(found):
        return []
    return [entry for entry in ENTRIES if logins.is_at_least(found.role, entry.least)]
