"""Countries and territories by name, in each language, from the Unicode locale data in Babel."""

import unicodedata
from functools import cache

from markupsafe import Markup

from petition.rules import countries
from petition.web import languages


def name(code: str, language: str) -> str:
    """The name of a country or territory; a code nobody knows is shown as it is."""
    return str(languages.locale(language).territories.get(code, code))


def options(language: str, selected: str, excluded: frozenset[str] = frozenset()) -> Markup:
    """The `<option>` elements of a select, sorted by name, an empty one first.

    They are rendered once per language; choosing one is a single replacement.
    """
    rendered = _options(language, excluded)
    if selected not in countries.CODES:
        return rendered
    choice = f'value="{selected}"'
    return Markup(str(rendered).replace(choice, f"{choice} selected", 1))  # noqa: S704 - a known code


@cache
def _options(language: str, excluded: frozenset[str]) -> Markup:
    codes = countries.CODES - excluded
    named = sorted(((name(code, language), code) for code in codes), key=lambda c: _order(c[0]))
    option = Markup('<option value="{1}">{0}</option>')
    return Markup('<option value=""></option>') + Markup("").join(option.format(*c) for c in named)


def _order(text: str) -> bytes:
    """Latin letters without accents; Chinese by sound, as GB 18030 arranges common characters."""
    letters = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare.encode("gb18030")
