"""What a partner's JSON asks for: the fields of the form, judged by the same rules."""

from collections.abc import Mapping
from typing import Any

from petition import current
from petition.rules import signup, suspicion
from petition.rules.errors import Invalid
from petition.rules.signup import SignRequest
from petition.services.signing import Signing
from petition.store.queries.campaigns import Published
from petition.web.forms import sent_form

# `source` may be sent, as by the form; what counts is the partner's name.
TEXTS = (
    *("name", "email", "country", "city", "affiliation", "comment"),
    *("visibility", "language", "source"),
)
SWITCHES = ("consent", "updates")


def read(given: Mapping[str, Any], found: Published, partner: str) -> Signing:
    """The wish to sign, with the partner for its source; Invalid names every field at fault."""
    errors = _misfits(given)
    sound = {name: value for name, value in given.items() if name not in errors}
    language = sound.get("language") or _usual_language(found)
    if language not in current.settings().languages:
        errors["language"] = "language_unknown"
    try:
        wish = signup.parse(_as_form(sound, partner), sent_form.accepted_countries())
    except Invalid as invalid:
        raise Invalid(dict(invalid.errors) | errors) from invalid
    if errors:
        raise Invalid(errors)
    return Signing(wish, language, _suspicion(wish))


def _as_form(sound: Mapping[str, Any], partner: str) -> dict[str, str]:
    texts = {name: sound.get(name) or "" for name in TEXTS}
    ticked = {name: "1" for name in SWITCHES if sound.get(name)}
    return texts | ticked | {"source": partner}


def _misfits(given: Mapping[str, Any]) -> dict[str, str]:
    """Fields of another type, and unknown ones: a misspelt `visibility` would publish a name."""
    errors = dict.fromkeys(given.keys() - {*TEXTS, *SWITCHES}, "field_unexpected")
    for names, kind, code in ((TEXTS, str, "text_expected"), (SWITCHES, bool, "boolean_expected")):
        for name in names:
            if not isinstance(given.get(name), kind | None):
                errors[name] = code
    return errors


def _usual_language(found: Published) -> str:
    settings = current.settings()
    own = found.content.default_language
    return own if own in settings.languages else settings.default_language


def _suspicion(wish: SignRequest) -> suspicion.Suspicion:
    # There was no form: nothing to fill in too fast, and no trap in it.
    observed = suspicion.Observed(
        name=wish.name,
        canonical_email=wish.canonical_email,
        honeypot_filled=False,
        seconds_on_form=float("inf"),
        min_seconds=0.0,
    )
    return suspicion.assess(observed)
