"""The words of the proposals: the criteria, and the sentence for each code of their forms."""

from collections.abc import Mapping

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from petition.rules.proposal_forms import points_field
from petition.rules.proposals import Criterion
from petition.web.forms.typed import Typed

# By criterion: its name, and what it asks.
CRITERIA: dict[Criterion, tuple[LazyString, LazyString]] = {
    Criterion.RELEVANCE: (
        _("Relevance"),
        _("Does it do what the manifesto calls for?"),
    ),
    Criterion.RECIPROCITY: (
        _("Reciprocity"),
        _("Do both sides give something, and do both gain?"),
    ),
    Criterion.FEASIBILITY: (
        _("Feasibility"),
        _("Can these partners do it, with means and time that they have?"),
    ),
    Criterion.ORIGINALITY: (
        _("Originality"),
        _("Does it bring something that is not being done already?"),
    ),
}

FIELDS: dict[str, LazyString] = {
    "stage_missing": _("Choose the stage of this step"),
    "stage_not_next": _("This stage does not follow: choose one of those shown"),
    "happened_on_invalid": _("Enter a day, such as 2020-02-21"),
    "happened_on_future": _("The day is still to come: a step is recorded once it has happened"),
    "happened_on_too_early": _("The day is before that of the step before"),
    "note_missing": _("Write the public note, in one language at least"),
    "note_too_long": _("The note is too long: 600 characters at most"),
    "note_characters": _("The note holds hidden characters: type it instead of pasting it"),
    "review_comment_too_long": _("The comment is too long: 1000 characters at most"),
    "review_comment_characters": _(
        "The comment holds hidden characters: type it instead of pasting it"
    ),
    "conflict_declared": _("You have declared a conflict of interest, so you give no points"),
}


def again(values: Mapping[str, str], errors: Mapping[str, str]) -> Typed:
    """The form once more, with a sentence for each code."""
    return Typed(values, {field: [_sentence(field, code)] for field, code in errors.items()})


def _sentence(field: str, code: str) -> str:
    # Each criterion by its name, as all of them stand together in the summary on top.
    named = {points_field(criterion): words[0] for criterion, words in CRITERIA.items()}
    if field in named:
        return str(gettext("%(criterion)s: give 1 to 5 points", criterion=named[field]))
    return str(FIELDS[code])
