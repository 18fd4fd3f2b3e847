"""What the message form lets people choose from: the sides to write to, and languages."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from petition.rules.campaign_sections import LANGUAGES
from petition.web import country_names, languages
from petition.web.languages import KNOWN, Language

# Said as people say it; other pairs are named by an arrow.
_WELL_SAID: dict[str, LazyString] = {
    "IT-CN": _("From Italy to China"),
    "CN-IT": _("From China to Italy"),
}


def directions(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each direction of a campaign with its name."""
    return [(code, direction(code)) for code in codes]


def direction(code: str) -> str:
    """What one direction is called in the language of the page."""
    if code in _WELL_SAID:
        return str(_WELL_SAID[code])
    one, other = (country_names.name(side, languages.requested()) for side in code.split("-"))
    return str(gettext("%(one)s → %(other)s", one=one, other=other))


def text_languages() -> list[Language]:
    """The languages that a message may be in."""
    return [KNOWN[code] for code in LANGUAGES]
