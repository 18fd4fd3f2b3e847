"""What the roles of staff are called."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules.states import Role

NAMES: dict[Role, LazyString] = {
    Role.MODERATOR: _("Moderator"),
    Role.ORGANISER: _("Organiser"),
    Role.ADMINISTRATOR: _("Administrator"),
}


def choices() -> list[tuple[str, str]]:
    """Each role with its name, as a select offers them."""
    return [(role.value, str(name)) for role, name in NAMES.items()]


def name(role: Role) -> str:
    """The name of one role."""
    return str(NAMES[role])
