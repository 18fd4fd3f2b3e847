"""What the shares of a count are called in the language of the page."""

from flask_babel import gettext

from petition.rules.statistics import OTHER, UNSTATED
from petition.web import country_names, languages


def country(code: str) -> str:
    """A country or territory; or all who share the last line."""
    if code == OTHER:
        return str(gettext("Others, or not stated"))
    return country_names.name(code, languages.requested())


def language(code: str) -> str:
    """A language of the pages."""
    return languages.name(code, languages.requested())


def source(word: str) -> str:
    """A source as its link spelled it; or those who came without one, or from a rare one."""
    if word == OTHER:
        return str(gettext("Other sources"))
    return word if word != UNSTATED else str(gettext("Without a source"))
