"""The page that one's own link opens: what is held, to change, withdraw, take along or erase."""

import json

from flask import Response as Answer
from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.services import erasing, owning, person_documents, proving
from petition.services.owning import Own
from petition.web import guards, headers, limits, published
from petition.web.forms import own_form
from petition.web.forms.own_form import OwnForm
from petition.web.public import own_shown
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign

FILE_NAME = "my-signature.json"


@blueprint.get("/<language:language>/my-signature/<token>")
@guards.public
@headers.personal
def own_signature(language: str, token: str) -> str:
    """What is held, and the forms to change it."""
    own = owning.look(token)
    return _page(language, token, own, own_form.of(own.signature))


@blueprint.post("/<language:language>/my-signature/<token>/update")
@guards.public
@limits.named("confirm")
@guards.same_origin
@headers.personal
def update_signature(language: str, token: str) -> Response:
    """Changes how the signature is shown, and whether we write."""
    own = owning.look(token)
    try:
        owning.update(token, own_form.read(own.signature))
    except Invalid as invalid:
        page = _page(language, token, own, own_form.with_errors(invalid.errors))
        return make_response(page, 422)
    return _back(language, token, saved="1")


@blueprint.post("/<language:language>/my-signature/<token>/withdraw")
@guards.public
@limits.named("confirm")
@guards.same_origin
@headers.personal
def withdraw_signature(language: str, token: str) -> Response:
    """Takes the signature out of the count."""
    owning.withdraw(token)
    return _back(language, token)


@blueprint.post("/<language:language>/my-signature/<token>/download")
@guards.public
@limits.named("confirm")
@guards.same_origin
@headers.personal
def download_signature(language: str, token: str) -> Answer:
    """All that is held about the person, as a file."""
    document = json.dumps(person_documents.by_link(token), ensure_ascii=False, indent=2)
    return Answer(document, mimetype="application/json", headers=headers.of_export(FILE_NAME))


@blueprint.get("/<language:language>/my-signature/<token>/erase")
@guards.public
@headers.personal
def erase_signature(language: str, token: str) -> str:
    """Asks whether all of it shall be erased; opening it does nothing."""
    own = owning.look(token)
    return render_template("public/erase_signature.html", **_known(language, token, own))


@blueprint.post("/<language:language>/my-signature/<token>/erase")
@guards.public
@limits.named("confirm")
@guards.same_origin
@headers.personal
def erase_everything(language: str, token: str) -> str:
    """Erases all that is held about the person."""
    found = published.by_id(erasing.erase_by_link(token))
    return render_template("public/erased.html", campaign=LocalisedCampaign(found, language))


def _page(language: str, token: str, own: Own, form: OwnForm) -> str:
    is_saved = "saved" in request.args
    known = _known(language, token, own)
    return render_template("public/own_signature.html", **known, form=form, is_saved=is_saved)


def _known(language: str, token: str, own: Own) -> dict[str, object]:
    found = published.by_id(own.signature.campaign_id)
    return {
        "campaign": LocalisedCampaign(found, language),
        "own": own,
        "held": proving.held(found.content.slug, own.signature),
        "token": token,
        "shown": own_shown,
    }


def _back(language: str, token: str, saved: str | None = None) -> Response:
    page = url_for("public.own_signature", language=language, token=token, saved=saved)
    return redirect(page, 303)
