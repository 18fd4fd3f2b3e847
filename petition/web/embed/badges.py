"""The badge of a campaign: its total beside the seal, for whoever can show but a picture."""

from flask import Response, redirect, request
from werkzeug import Response as Answer

from petition.store.queries.campaigns import Published
from petition.web import caching, counted, embed_choices, guards, headers, published
from petition.web.art import badge as drawing
from petition.web.embed.blueprint import blueprint, shared
from petition.web.embed_choices import Choice
from petition.web.public.localised import LocalisedCampaign

SVG, PNG = "image/svg+xml; charset=utf-8", "image/png"


def of_badge(content_type: str) -> dict[str, str]:
    """The headers of what other sites show; an SVG may use the one style that is its own."""
    fields = headers.of_embed(content_type)
    policy = f"{headers.DATA_POLICY}; style-src '{drawing.AUTO_HASH}'"
    return fields | ({"Content-Security-Policy": policy} if content_type == SVG else {})


@blueprint.get("/embed/<slug:slug>/badge.svg")
@blueprint.get("/embed/<slug:slug>/badge.png")
@guards.public
@shared(caching.COUNT, "lang", "theme", kind=of_badge)
def badge(slug: str) -> Answer:
    """The badge in a language and a theme; a choice we do not have leads to one that we have."""
    found = published.campaign(slug)
    choice = embed_choices.chosen(request.args, found.content.default_language)
    if not embed_choices.is_plain(request.args, choice):
        return redirect(f"{request.path}?{choice.query('lang', 'theme')}")
    return _drawn(found, choice)


def _drawn(found: Published, choice: Choice) -> Response:
    total = counted.total(found)
    words = counted.signatures(total, choice.lang)
    if request.path.endswith(".png"):
        return Response(drawing.png(words, choice.theme), content_type=PNG)
    title = LocalisedCampaign(found, choice.lang).title
    label = counted.sentence(total, title, choice.lang)
    return Response(drawing.svg(words, label, choice.theme), content_type=SVG)
