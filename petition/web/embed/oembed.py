"""oEmbed 1.0: whoever pastes the address of a campaign gets its counter, ready to be shown."""

from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from flask import Response, abort, json, request, url_for

from petition import current
from petition.store.queries.campaigns import Published
from petition.web import caching, embed_choices, guards, headers, numbers, published, snippets
from petition.web.art import share_card
from petition.web.embed import oembed_addresses, oembed_frames
from petition.web.embed.blueprint import blueprint
from petition.web.embed_choices import Choice
from petition.web.public.localised import LocalisedCampaign

SIDES = ("maxwidth", "maxheight")
LARGEST = 10_000
CACHE_SECONDS = 3600
ONLY_JSON = "Answers are given in JSON alone.\n"


@blueprint.get("/oembed")
@guards.public
def oembed() -> Response:
    """The counter of the campaign whose page, or embed, `url` names; no other address has one."""
    if request.args.get("format", "json") != "json":
        return Response(ONLY_JSON, 501, content_type="text/plain; charset=utf-8")
    named = oembed_addresses.read(request.args.get("url") or abort(400))
    found = published.campaign(named.slug)
    body = json.dumps(_rich(found, _choice(found, named))).encode()
    # What strangers may ask for in a thousand ways takes no room in our memory.
    kept = caching.keep(body, "application/json", caching.TEXT.cache_control, headers.of_embed)
    return caching.send(kept)


def _choice(found: Published, named: oembed_addresses.Named) -> Choice:
    """How the address shows the campaign; one of a page leaves all but the language open."""
    arguments = dict(parse_qsl(named.query)) if named.form else {"layout": "full"}
    arguments["form"] = named.form or "iframe"
    if named.language:
        arguments["lang"] = named.language
    return embed_choices.chosen(arguments, found.content.default_language)


def _rich(found: Published, choice: Choice) -> dict[str, Any]:
    room = [numbers.limit(request.args.get(side), LARGEST, LARGEST) for side in SIDES]
    choice, (width, height) = oembed_frames.fitting(choice, (room[0], room[1]))
    campaign = LocalisedCampaign(found, choice.lang)
    base = current.settings().public_url.rstrip("/")
    address = partial(url_for, language=choice.lang, slug=campaign.slug)
    shown = snippets.about(found, choice.lang)
    return {
        "version": "1.0",
        "type": "rich",
        "title": campaign.title,
        "provider_name": campaign.brand,
        "provider_url": base + address("public.campaign"),
        "cache_age": CACHE_SECONDS,
        "thumbnail_url": base + address("public.card"),
        "thumbnail_width": share_card.SIZE[0],
        "thumbnail_height": share_card.SIZE[1],
        "width": width,
        "height": height,
        "html": str(snippets.iframe(shown, choice, base, (width, height))),
    }
