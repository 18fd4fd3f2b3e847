"""The sign form: drawn with a fresh token, and again with what was typed and what is wrong."""

import re
from collections.abc import Mapping

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

from petition.rules import signup
from petition.rules.signup import SignRequest
from petition.rules.suspicion import Suspicion
from petition.web.forms import form_token, sent_form, texts

SOURCE = re.compile(r"[a-z0-9_.-]{1,40}")


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


def source() -> str:
    """Where this request's address says that its visitor comes from; "" if in no plain word."""
    given = request.args.get("source", "")
    return given if SOURCE.fullmatch(given) else ""


def with_errors(errors: Mapping[str, str]) -> SignForm:
    """The form as it was sent, each faulty field with its sentence, ready to be sent again."""
    form = SignForm(formdata=request.form)
    form.token.data = form_token.draw()
    for field, code in errors.items():
        form[field].errors = [texts.sentence(code)]
    return form


def read() -> tuple[SignRequest, Suspicion]:
    """What this request's form asks for, and how automated it looks; Invalid if it cannot be."""
    accepted = sent_form.accepted_countries()
    return sent_form.read(lambda fields: signup.parse(fields, accepted))
