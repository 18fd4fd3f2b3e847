"""The form in which an author changes a text: drawn with what is stored, or with what was typed."""

from collections.abc import Mapping

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

from petition.rules import writing
from petition.services.authorship import Edit, Owned
from petition.web.forms import message_form, texts


class EditForm(FlaskForm):  # type: ignore[misc]
    """The fields as they are drawn; `rules.writing` says what may stand in them."""

    class Meta:
        """The link's own secret says whose form it is."""

        csrf = False

    kind = StringField()
    version = StringField()
    body = StringField()
    title = StringField()
    field = StringField()
    partners = StringField()
    photo = StringField()
    photo_description = StringField()
    no_photo = BooleanField()


def of(owned: Owned) -> EditForm:
    """The form with the newest text in it."""
    names = ("kind", "version", "body", "title", "field", "partners")
    return EditForm(formdata=None, data={name: str(getattr(owned, name)) for name in names})


def with_errors(owned: Owned, errors: Mapping[str, str]) -> EditForm:
    """The form as it was sent, for the version that is the newest now."""
    form = EditForm(formdata=request.form)
    form.kind.data, form.version.data = owned.kind.value, str(owned.version)
    lost = {"photo": "photo_again"} if message_form.sent_photo() is not None else {}
    for field, code in (lost | dict(errors)).items():
        form[field].errors = [texts.sentence(code)]
    return form


def read(owned: Owned) -> Edit:
    """What this request's form asks for; Invalid if it cannot be."""
    words, description = writing.parse_again(request.form, owned.kind)
    version = request.form.get("version", "")
    return Edit(
        seen_version=int(version) if version.isascii() and version.isdigit() else 0,
        words=words,
        description=description,
        keeps_photo=not request.form.get("no_photo"),
        picture=message_form.read_photo(),
    )
