"""What the address of an embed may choose; whatever it does not know falls back to the default."""

from dataclasses import dataclass
from typing import Any

from flask import g, request

from petition import current
from petition.web.forms import sign_form

# The first of each is the default.
LAYOUTS = ("line", "card", "full")
THEMES = ("light", "dark", "auto")
SOURCE = "embed"
OF_COUNTER = ("lang", "layout", "theme", "source")
OF_FORM = ("lang", "theme", "source")


@dataclass(frozen=True)
class Choice:
    """A language of ours, a layout and a theme, and the source that signatures are to name."""

    language: str
    layout: str
    theme: str
    source: str

    @property
    def of_form(self) -> dict[str, Any]:
        """The parameters that lead to the form, or on from it, in the same look."""
        chosen = {"lang": self.language, "theme": self.theme, "source": self.source}
        defaults = {"theme": THEMES[0], "source": SOURCE}
        return {name: value for name, value in chosen.items() if defaults.get(name) != value}


def read() -> Choice:
    """What this request's address chooses; the page is in that language from now on."""
    g.language = _language()
    return Choice(
        language=g.language,
        layout=_one_of(LAYOUTS, "layout"),
        theme=_one_of(THEMES, "theme"),
        source=sign_form.source() or SOURCE,
    )


def _language() -> str:
    settings = current.settings()
    code = request.args.get("lang", "").partition("-")[0].lower()
    return code if code in settings.languages else settings.default_language


def _one_of(known: tuple[str, ...], name: str) -> str:
    given = request.args.get(name, "")
    return given if given in known else known[0]
