"""The link in the email: a page with two buttons, what they do, and the thank-you page."""

from flask import Response as Answer
from flask import make_response, redirect, render_template, url_for
from werkzeug import Response

from petition.rules.states import SignatureState
from petition.services import confirming, message_confirming, proving
from petition.store import database
from petition.store.models import Signature
from petition.web import guards, headers, limits, published
from petition.web.public import message_links, sharing, thanks
from petition.web.public.blueprint import blueprint
from petition.web.public.campaigns import with_heartbeat


@blueprint.get("/<language:language>/confirm/<token>")
@guards.public
@headers.personal
def confirm(language: str, token: str) -> str:
    """Shows what the button will do; opening the link does nothing."""
    if message_confirming.is_message_link(token):
        return message_links.page(language, token)
    opened = confirming.look(token)
    found = published.by_id(opened.campaign_id)
    return render_template(
        "public/confirm.html", **with_heartbeat(found, language), signature=opened, token=token
    )


@blueprint.post("/<language:language>/confirm/<token>")
@guards.public
@limits.named("confirm")
@guards.same_origin
@headers.personal
def confirm_signature(language: str, token: str) -> Response:
    """Confirms, and thanks."""
    if message_confirming.is_message_link(token):
        return message_links.confirmed(language, token)
    opened = confirming.confirm(token)
    slug = published.by_id(opened.campaign_id).content.slug
    response = redirect(url_for("public.thank_you", language=language, slug=slug), 303)
    thanks.remember(response, opened.id, language, slug)
    return response


@blueprint.post("/<language:language>/confirm/<token>/reject")
@guards.public
@limits.named("confirm")
@guards.same_origin
@headers.personal
def reject(language: str, token: str) -> str:
    """Erases, or withdraws, what was signed or written in the addressee's name."""
    if message_confirming.is_message_link(token):
        return message_links.erased(language, token)
    opened = confirming.reject(token)
    found = published.by_id(opened.campaign_id)
    return render_template(
        "public/rejected.html", **with_heartbeat(found, language), signature=opened
    )


@blueprint.get("/<language:language>/<slug:slug>/thank-you")
@guards.public
def thank_you(language: str, slug: str) -> Answer:
    """Thanks the signer by name and number, a stranger without either."""
    found = published.campaign(slug)
    signature = _just_confirmed(found.id)
    page = with_heartbeat(found, language) | sharing.links(found, language)
    page["held"] = signature and proving.held(slug, signature)
    response = make_response(render_template("public/thank_you.html", **page, signature=signature))
    if signature and signature.number is None and signature.state is SignatureState.CONFIRMED:
        # The tally is about to give the number.
        response.headers["Refresh"] = "2"
    return response


def _just_confirmed(campaign_id: int) -> Signature | None:
    signature_id = thanks.remembered()
    signature = signature_id and database.db.session.get(Signature, signature_id)
    return signature if signature and signature.campaign_id == campaign_id else None
