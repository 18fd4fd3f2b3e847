"""The sign form is sent, and the page that says to look into the mailbox."""

from flask import Response as Answer
from flask import make_response, redirect, render_template, url_for
from werkzeug import Response

from petition.rules import clock
from petition.rules.errors import Closed, Invalid
from petition.services import signing
from petition.store.queries.campaigns import Published
from petition.web import guards, limits, published
from petition.web.forms import sign_form
from petition.web.public.blueprint import blueprint
from petition.web.public.campaigns import with_heartbeat


@blueprint.post("/<language:language>/<slug:slug>/sign")
@guards.public
@limits.named("sign")
@guards.same_origin
def sign(language: str, slug: str) -> Response:
    """Takes a signature; the answer is the same whoever signs, and however often."""
    found = published.campaign(slug)
    try:
        take(found, language)
    except Invalid as invalid:
        return _form_again(found, language, invalid)
    return redirect(url_for("public.check_your_email", language=language, slug=slug), 303)


def take(found: Published, language: str) -> None:
    """Takes the signature of this request's form; Closed, or Invalid, where that cannot be."""
    if not found.accepts_signatures(clock.now().date()):
        raise Closed
    wish, suspicion = sign_form.read()
    signing.sign(found.id, signing.Signing(wish, language, suspicion))


def _form_again(found: Published, language: str, invalid: Invalid) -> Answer:
    page = render_template(
        "public/sign.html",
        **with_heartbeat(found, language),
        form=sign_form.with_errors(invalid.errors),
    )
    return make_response(page, 422)


@blueprint.get("/<language:language>/<slug:slug>/check-your-email")
@guards.public
def check_your_email(language: str, slug: str) -> str:
    """Says that an email is on its way, to whoever comes."""
    found = published.campaign(slug)
    return render_template("public/check_your_email.html", **with_heartbeat(found, language))
