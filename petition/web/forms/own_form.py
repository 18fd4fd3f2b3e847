"""The forms of one's own signature: to ask for the link, and to change what the link opens."""

from collections.abc import Mapping

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

from petition import current
from petition.rules import email_address, own_signature
from petition.rules.errors import Invalid
from petition.rules.own_signature import Changes
from petition.store.models import Signature
from petition.web.forms import form_token, texts

# Of the page, not of a text that somebody wrote.
SENTENCES = texts.FIELDS | {"language_unknown": _("Choose a language from the list")}


class AskForm(FlaskForm):  # type: ignore[misc]
    """The address under which something may be held."""

    class Meta:
        """Our own token stands in for the one that would need a session."""

        csrf = False

    email = StringField()
    token = StringField()


class OwnForm(FlaskForm):  # type: ignore[misc]
    """The fields as they are drawn; `rules.own_signature` says what may stand in them."""

    class Meta:
        """The link's own secret says whose form it is."""

        csrf = False

    name = StringField()
    visibility = StringField()
    language = StringField()
    updates = BooleanField()


def empty() -> AskForm:
    """The form that asks for an address."""
    form = AskForm(formdata=None)
    form.token.data = form_token.draw()
    return form


def asked_again(errors: Mapping[str, str]) -> AskForm:
    """The same as it was sent, with what is wrong, ready to be sent again."""
    form = AskForm(formdata=request.form)
    form.token.data = form_token.draw()
    for field, code in errors.items():
        form[field].errors = [str(SENTENCES[code])]
    return form


def read_address() -> str:
    """The canonical address that was asked for; Invalid if it can be none."""
    if form_token.age(request.form.get("token", "")) is None:
        raise Invalid({"token": "form_expired"})
    return email_address.canonical(request.form.get("email", ""))


def of(signature: Signature) -> OwnForm:
    """The form with the signature in it as it stands."""
    return OwnForm(formdata=None, data=_standing(signature) | {"updates": signature.updates})


def with_errors(errors: Mapping[str, str]) -> OwnForm:
    """The form as it was sent, each faulty field with its sentence."""
    form = OwnForm(formdata=request.form)
    for field, code in errors.items():
        form[field].errors = [str(SENTENCES[code])]
    return form


def read(signature: Signature) -> Changes:
    """What this request's form asks for; Invalid if it cannot be. What was not sent stays."""
    fields = _standing(signature) | request.form.to_dict()
    return own_signature.parse(fields, current.settings().languages)


def _standing(signature: Signature) -> dict[str, str]:
    return {
        "name": signature.name,
        "visibility": signature.visibility.value,
        "language": signature.language,
    }
