"""The sign form in a frame: the rules, limits and answers of the campaign's own page."""

from flask import make_response, redirect, render_template, url_for
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.store.queries.campaigns import Published
from petition.web import caching, guards, limits, published
from petition.web.embed import look
from petition.web.embed.blueprint import blueprint, framed, shared
from petition.web.embed.look import Look
from petition.web.forms import sign_form
from petition.web.forms.sign_form import SignForm
from petition.web.public import signing
from petition.web.public.campaigns import with_heartbeat
from petition.web.public.localised import LocalisedCampaign


@blueprint.get("/embed/<slug:slug>/sign")
@guards.public
@shared(caching.PAGE, *look.OF_FORM)
def sign(slug: str) -> str:
    """The form, or that signing is closed."""
    chosen = look.asked_for()
    return _page(published.campaign(slug), chosen, sign_form.empty(chosen.source))


@blueprint.post("/embed/<slug:slug>/sign")
@guards.public
@limits.named("sign")
@guards.same_origin
@framed
def sign_here(slug: str) -> Response:
    """Takes a signature; the answer is the same whoever signs, and however often."""
    chosen = look.asked_for()
    found = published.campaign(slug)
    try:
        signing.take(found, chosen.language)
    except Invalid as invalid:
        return make_response(_page(found, chosen, sign_form.with_errors(invalid.errors)), 422)
    return redirect(url_for("embed.check_your_email", slug=slug, **chosen.of_form), 303)


@blueprint.get("/embed/<slug:slug>/check-your-email")
@guards.public
@framed
def check_your_email(slug: str) -> str:
    """Says that an email is on its way, to whoever comes."""
    chosen = look.asked_for()
    found = published.campaign(slug)
    campaign = with_heartbeat(found, chosen.language)
    return render_template("embed/check_your_email.html", **campaign, chosen=chosen)


def _page(found: Published, chosen: Look, form: SignForm) -> str:
    return render_template(
        "embed/sign.html",
        campaign=LocalisedCampaign(found, chosen.language),
        chosen=chosen,
        form=form,
        form_action=url_for("embed.sign_here", slug=found.content.slug, **chosen.of_form),
    )
