"""The message form: drawn with a fresh token, and again with what was typed and what is wrong."""

from collections.abc import Mapping

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, StringField

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
    likely = writing.completed({"kind": "message"}, language, directions)
    form = MessageForm(formdata=None, data=likely)
    form.token.data = form_token.draw()
    return form


def with_errors(
    language: str, directions: tuple[str, ...], errors: Mapping[str, str]
) -> MessageForm:
    """The form as it was sent, each faulty field with its sentence, ready to be sent again.

    No page can put a file back into a form: where one came along, it says so.
    """
    sent = writing.completed(request.form, language, directions)
    form = MessageForm(formdata=MultiDict(sent))
    form.token.data = form_token.draw()
    lost = {"photo": "photo_again"} if sent_photo() is not None else {}
    for field, code in (lost | dict(errors)).items():
        form[field].errors = [texts.sentence(code)]
    return form


def read(
    language: str, directions: tuple[str, ...]
) -> tuple[MessageRequest, Suspicion, Photo | None]:
    """What this request's form asks for, how automated it looks, and the picture drawn anew.

    `language` is that of the page, and of the text where none is named.
    Raises Invalid if it cannot be; the picture is looked at when all else is well.
    """
    accepted = sent_form.accepted_countries()

    def parse(fields: Mapping[str, str]) -> MessageRequest:
        whole = writing.completed(fields, language, directions)
        return writing.parse(whole, accepted, directions)

    wish, suspicion = sent_form.read(parse)
    return wish, suspicion, read_photo()


def read_photo() -> Photo | None:
    """The picture that came with this request, drawn anew; Invalid for what is none.

    A file that was chosen and holds nothing is no picture; where none was chosen, browsers send
    an empty one without a name.
    """
    sent = sent_photo()
    return None if sent is None else photos.reencode(sent)


def sent_photo() -> bytes | None:
    """The file of this request as it was sent; None where none was chosen."""
    sent = request.files.get("photo")
    if sent is None or not sent.filename:
        return None
    sent.stream.seek(0)
    return sent.stream.read()
