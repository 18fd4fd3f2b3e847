"""A deed that came too late: who was first, how the text stands now, and all that was typed."""

from collections.abc import Iterator

from flask import Response, make_response, request
from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from petition.rules.errors import Changed, Gone, Invalid, Refused, TakenBy, TooLate
from petition.web import languages
from petition.web.forms import staff_texts, texts
from petition.web.moderation import choice, one_item, screen, words
from petition.web.moderation.blueprint import blueprint
from petition.web.moderation.screen import Kept, Refusal

TITLES: dict[type[Refused], LazyString] = {
    TooLate: _("This text has been decided already"),
    TakenBy: _("A colleague is reading this text"),
    Changed: _("This text has changed meanwhile"),
    Invalid: _("This cannot be saved as it is"),
}
# What the forms of the queue let people type: the names of the fields, and what they are called.
TYPED: dict[str, LazyString] = {
    "title": _("Title"),
    "body": _("Text"),
    "partners": _("Partners"),
    "note": _("Internal note"),
}


@blueprint.errorhandler(TooLate)
@blueprint.errorhandler(TakenBy)
@blueprint.errorhandler(Changed)
@blueprint.errorhandler(Invalid)
@blueprint.errorhandler(Gone)
def refused(refusal: Refused) -> Response:
    """The page of the text as it stands now, below what was refused and why."""
    arguments = request.view_args or {}
    if "token" in arguments:
        return one_item.refused(refusal)
    told = Refusal(
        str(TITLES[type(refusal)]), sentence(refusal), list(_kept()), _is_about_edit(refusal)
    )
    page = screen.page(choice.made(), arguments.get("message_id"), told)
    return make_response(page, 422 if isinstance(refusal, Invalid) else 409)


def sentence(refusal: Refused) -> str:
    """Why a deed was not done, in words."""
    match refusal:
        case TooLate():
            return words.decided_by(refusal.deed, refusal.by, refusal.at)
        case TakenBy():
            return words.read_by(refusal.by, refusal.until)
        case Invalid():
            codes = refusal.errors.values()
            return " ".join(map(_fault, codes))
    return str(gettext("It is not any more what you had seen. Read it again before you decide."))


def _fault(code: str) -> str:
    known = staff_texts.FIELDS | texts.FIELDS
    return str(known.get(code, words.SOME_FAULT))


def _is_about_edit(refusal: Refused) -> bool:
    return isinstance(refusal, Invalid) and request.endpoint == "moderation.edit"


def _kept() -> Iterator[Kept]:
    """All that the form at hand had typed into it, in its order."""
    for name, text in request.form.items():
        part, _dash, language = name.partition("-")
        if part not in TYPED or not text.strip():
            continue
        label = str(TYPED[part])
        if language in languages.KNOWN:
            in_words = languages.name(language, languages.requested())
            label = str(gettext("%(what)s in %(language)s", what=label, language=in_words))
        yield Kept(label, languages.html_lang(language), text)
