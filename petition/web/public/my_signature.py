"""Asking for the link to one's own signature: the answer is the same for every address."""

from flask import make_response, redirect, render_template, url_for
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.services import own_links
from petition.web import caching, guards, limits
from petition.web.forms import own_form
from petition.web.forms.own_form import AskForm
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import only_campaign


@blueprint.get("/<language:language>/my-signature")
@guards.public
@caching.shared(caching.PAGE)
def my_signature(language: str) -> str:
    """Asks for an address."""
    return _page(language, own_form.empty())


@blueprint.post("/<language:language>/my-signature")
@guards.public
@limits.named("sign")
@guards.same_origin
def send_my_link(language: str) -> Response:
    """Sends what is held its links; nothing in the answer tells whether anything is."""
    try:
        own_links.ask(own_form.read_address())
    except Invalid as invalid:
        return make_response(_page(language, own_form.asked_again(invalid.errors)), 422)
    return redirect(url_for("public.my_link_sent", language=language), 303)


@blueprint.get("/<language:language>/my-signature/check-your-email")
@guards.public
def my_link_sent(language: str) -> str:
    """Says what happens now, to whoever comes."""
    return render_template("public/my_link_sent.html", campaign=only_campaign(language))


def _page(language: str, form: AskForm) -> str:
    return render_template("public/my_signature.html", campaign=only_campaign(language), form=form)
