"""The look that a frame's address asks for; whatever it does not know falls back to the usual."""

from dataclasses import dataclass
from typing import Any

from flask import g, request

from petition import current
from petition.web.embed_choices import LAYOUTS, THEMES, language_of, one_of
from petition.web.forms import sign_form

USUAL_LAYOUT, USUAL_THEME = "line", "light"
SOURCE = "embed"
OF_COUNTER = ("lang", "layout", "theme", "source")
OF_FORM = ("lang", "theme", "source")


@dataclass(frozen=True)
class Look:
    """A language of ours, a layout and a theme, and the source that signatures are to name."""

    language: str
    layout: str
    theme: str
    source: str

    @property
    def of_form(self) -> dict[str, Any]:
        """The parameters that lead to the form, or on from it, in the same look."""
        chosen = {"lang": self.language, "theme": self.theme, "source": self.source}
        defaults = {"theme": USUAL_THEME, "source": SOURCE}
        return {name: value for name, value in chosen.items() if defaults.get(name) != value}


def asked_for() -> Look:
    """The look of this request; the page is in that language from now on."""
    g.language = language_of(request.args, current.settings().default_language)
    return Look(
        language=g.language,
        layout=one_of(LAYOUTS, request.args.get("layout"), USUAL_LAYOUT),
        theme=one_of(THEMES, request.args.get("theme"), USUAL_THEME),
        source=sign_form.source() or SOURCE,
    )
