"""The message form: drawn, previewed and sent, and the pages that follow it."""

from flask import Response as Answer
from flask import jsonify, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules import clock, text
from petition.rules.errors import Closed, Invalid
from petition.rules.photos import PHOTO_BYTES
from petition.services import writing
from petition.store.queries.campaigns import Published
from petition.web import caching, guards, limits, published
from petition.web.forms import message_form
from petition.web.public.blueprint import blueprint
from petition.web.public.campaigns import with_heartbeat
from petition.web.public.localised import LocalisedCampaign

FORM_BYTES = 64 * 1024


@blueprint.get("/<language:language>/<slug:slug>/messages/new")
@guards.public
@caching.shared(caching.PAGE)
def new_message(language: str, slug: str) -> str:
    """The form, and what to know before writing."""
    found = published.campaign(slug)
    form = message_form.empty(language, found.content.directions)
    campaign = LocalisedCampaign(found, language)
    return render_template("public/new_message.html", campaign=campaign, form=form)


@blueprint.post("/<language:language>/<slug:slug>/messages")
@guards.public
@limits.named("message")
@guards.same_origin
def write_message(language: str, slug: str) -> Response:
    """Takes a message; the answer is the same whoever writes, and however often."""
    allow_photo()
    found = _open(slug)
    try:
        wish, suspicion, photo = message_form.read(language, found.content.directions)
        writing.write(found.id, writing.Writing(wish, language, suspicion, photo))
    except Invalid as invalid:
        return _form_again(language, found, invalid)
    return redirect(url_for("public.message_check", language=language, slug=slug), 303)


@blueprint.post("/<language:language>/<slug:slug>/messages/preview")
@guards.public
@limits.named("preview")
@guards.same_origin
def preview_message(language: str, slug: str) -> Answer:
    """What would be published of a text, as JSON; nothing is kept of it."""
    _open(slug)
    try:
        return jsonify(html=text.clean(request.form.get("body", "")).html)
    except Invalid:
        return make_response(jsonify(html=""), 422)


@blueprint.get("/<language:language>/<slug:slug>/messages/check-your-email")
@guards.public
def message_check(language: str, slug: str) -> str:
    """Says that an email is on its way, to whoever comes."""
    found = published.campaign(slug)
    return render_template("public/message_check.html", **with_heartbeat(found, language))


@blueprint.get("/<language:language>/<slug:slug>/messages/received")
@guards.public
def message_received(language: str, slug: str) -> str:
    """Says that a text has arrived and what becomes of it, to whoever comes."""
    found = published.campaign(slug)
    return render_template("public/message_received.html", **with_heartbeat(found, language))


def allow_photo() -> None:
    """Lets this request's form bring a file along; to be called before the form is read."""
    request.max_content_length = PHOTO_BYTES + FORM_BYTES


def _open(slug: str) -> Published:
    found = published.campaign(slug)
    if not found.accepts_signatures(clock.now().date()):
        raise Closed
    return found


def _form_again(language: str, found: Published, invalid: Invalid) -> Answer:
    campaign = LocalisedCampaign(found, language)
    form = message_form.with_errors(language, found.content.directions, invalid.errors)
    page = render_template("public/new_message.html", campaign=campaign, form=form)
    return make_response(page, 422)
