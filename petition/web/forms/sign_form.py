"""The sign form: drawn with a fresh token, and again with what was typed and what is wrong."""

from collections.abc import Mapping

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

from petition import current
from petition.rules import countries, signup, suspicion
from petition.rules.errors import Invalid
from petition.rules.signup import SignRequest
from petition.web.forms import form_token, texts

TRAP = "website"


class SignForm(FlaskForm):  # type: ignore[misc]
    """The fields as they are drawn; `rules.signup` says what may stand in them."""

    class Meta:
        """Our own token stands in for the one that would need a session."""

        csrf = False

    name = StringField()
    email = StringField()
    country = StringField()
    city = StringField()
    affiliation = StringField()
    comment = StringField()
    visibility = StringField(default="name")
    consent = BooleanField()
    updates = BooleanField()
    source = StringField()
    token = StringField()


def empty(source: str = "") -> SignForm:
    """The form as a visitor first sees it."""
    form = SignForm(formdata=None, data={"visibility": "name", "source": source})
    form.token.data = form_token.draw()
    return form


def with_errors(errors: Mapping[str, str]) -> SignForm:
    """The form as it was sent, each faulty field with its sentence, ready to be sent again."""
    form = SignForm(formdata=request.form)
    form.token.data = form_token.draw()
    for field, code in errors.items():
        form[field].errors = [texts.sentence(code)]
    return form


def read() -> tuple[SignRequest, suspicion.Suspicion]:
    """What this request's form asks for, and how automated it looks; Invalid if it cannot be."""
    fields = request.form
    errors: dict[str, str] = {}
    age = form_token.age(fields.get("token", ""))
    if age is None:
        errors["token"] = "form_expired"  # noqa: S105 - a code for a sentence
    try:
        sign_request = signup.parse(fields, accepted_countries())
    except Invalid as invalid:
        raise Invalid(errors | dict(invalid.errors)) from invalid
    if age is None:
        raise Invalid(errors)
    return sign_request, _assess(sign_request, age)


def accepted_countries() -> frozenset[str]:
    """The country codes that this instance accepts."""
    return countries.CODES - current.settings().countries_excluded


def _assess(sign_request: SignRequest, age: float) -> suspicion.Suspicion:
    return suspicion.assess(
        suspicion.Observed(
            name=sign_request.name,
            canonical_email=sign_request.canonical_email,
            honeypot_filled=bool(request.form.get(TRAP)),
            seconds_on_form=age,
            min_seconds=current.settings().min_form_seconds,
        )
    )
