"""The message form: drawn with a fresh token, and again with what was typed and what is wrong."""

from collections.abc import Mapping

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

from petition.rules import directions as sides
from petition.rules import photos, writing
from petition.rules.photos import Photo
from petition.rules.suspicion import Suspicion
from petition.rules.writing import MessageRequest
from petition.web.forms import form_token, sent_form, texts


class MessageForm(FlaskForm):  # type: ignore[misc]
    """The fields as they are drawn; `rules.writing` says what may stand in them."""

    class Meta:
        """Our own token stands in for the one that would need a session."""

        csrf = False

    kind = StringField()
    direction = StringField()
    name = StringField()
    email = StringField()
    country = StringField()
    city = StringField()
    language = StringField()
    title = StringField()
    field = StringField()
    partners = StringField()
    contact_consent = BooleanField()
    body = StringField()
    photo = StringField()
    photo_description = StringField()
    consent = BooleanField()
    publish_consent = BooleanField()
    token = StringField()


def empty(language: str, directions: tuple[str, ...]) -> MessageForm:
    """The form as a visitor first sees it on a page in `language`."""
    likely = sides.likely(directions, "", language)
    given = {"kind": "message", "language": language, "direction": likely}
    form = MessageForm(formdata=None, data=given)
    form.token.data = form_token.draw()
    return form


def with_errors(errors: Mapping[str, str]) -> MessageForm:
    """The form as it was sent, each faulty field with its sentence, ready to be sent again.

    No page can put a file back into a form: where one came along, it says so.
    """
    form = MessageForm(formdata=request.form)
    form.token.data = form_token.draw()
    lost = {"photo": "photo_again"} if sent_photo() else {}
    for field, code in (lost | dict(errors)).items():
        form[field].errors = [texts.sentence(code)]
    return form


def read(directions: tuple[str, ...]) -> tuple[MessageRequest, Suspicion, Photo | None]:
    """What this request's form asks for, how automated it looks, and the picture drawn anew.

    Raises Invalid if it cannot be; the picture is looked at when all else is well.
    """
    accepted = sent_form.accepted_countries()
    wish, suspicion = sent_form.read(lambda fields: writing.parse(fields, accepted, directions))
    return wish, suspicion, read_photo()


def read_photo() -> Photo | None:
    """The picture that came with this request, drawn anew; Invalid for what is none.

    A file that was chosen and holds nothing is no picture; where none was chosen, browsers send
    an empty one without a name.
    """
    sent = sent_photo()
    return photos.reencode(sent) if sent or _is_chosen() else None


def sent_photo() -> bytes:
    """The file of this request as it was sent; nothing where none was chosen."""
    sent = request.files.get("photo")
    if sent is None:
        return b""
    sent.stream.seek(0)
    return sent.stream.read()


def _is_chosen() -> bool:
    sent = request.files.get("photo")
    return sent is not None and bool(sent.filename)
