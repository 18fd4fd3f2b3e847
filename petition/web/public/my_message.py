"""The page that an author's link opens: where the text stands, to change it, to take it back."""

from flask import Response as Answer
from flask import make_response, redirect, render_template, url_for
from werkzeug import Response

from petition.rules.errors import Changed, Invalid, NotFound
from petition.services import authorship
from petition.services.authorship import Owned
from petition.web import guards, headers, limits, published
from petition.web.forms import edit_form
from petition.web.forms.edit_form import EditForm
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign
from petition.web.public.writing import allow_photo


@blueprint.get("/<language:language>/my-message/<token>")
@guards.public
@headers.personal
def my_message(language: str, token: str) -> str:
    """Where the text stands, and the form to change it."""
    owned = authorship.look(token)
    return _page(language, token, owned, edit_form.of(owned))


@blueprint.get("/<language:language>/my-message/<token>/photo")
@guards.public
@headers.personal
def my_photo(language: str, token: str) -> Answer:
    """The picture of the newest text, for its author alone."""
    photo = authorship.photo(token)
    if photo is None:
        raise NotFound
    response = make_response(photo.data)
    response.mimetype = photo.media_type
    return response


@blueprint.post("/<language:language>/my-message/<token>/edit")
@guards.public
@limits.named("message")
@guards.same_origin
@headers.personal
def edit_message(language: str, token: str) -> Response:
    """Adds a version, which waits for a moderator."""
    allow_photo()
    owned = authorship.look(token)
    try:
        authorship.edit(token, edit_form.read(owned))
    except Invalid as invalid:
        form = edit_form.with_errors(owned, invalid.errors)
        return make_response(_page(language, token, owned, form), 422)
    except Changed:
        return _overtaken(language, token)
    return redirect(url_for("public.my_message", language=language, token=token), 303)


@blueprint.post("/<language:language>/my-message/<token>/withdraw")
@guards.public
@limits.named("confirm")
@guards.same_origin
@headers.personal
def withdraw_message(language: str, token: str) -> str:
    """Erases the text, whatever became of it."""
    campaign = published.by_id(authorship.withdraw(token))
    return render_template(
        "public/message_erased.html", campaign=LocalisedCampaign(campaign, language)
    )


def _overtaken(language: str, token: str) -> Answer:
    """The newest text, and in the form what was typed: nothing of it is lost."""
    newest = authorship.look(token)
    form = edit_form.with_errors(newest, {})
    return make_response(_page(language, token, newest, form, is_overtaken=True), 409)


def _page(
    language: str, token: str, owned: Owned, form: EditForm, is_overtaken: bool = False
) -> str:
    found = published.by_id(owned.campaign_id)
    return render_template(
        "public/my_message.html",
        campaign=LocalisedCampaign(found, language),
        message=owned,
        token=token,
        form=form,
        is_overtaken=is_overtaken,
    )
