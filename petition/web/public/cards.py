"""The picture of a campaign for links to it, in each language, and what pages say of it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Response, url_for
from flask_babel import gettext, ngettext

from petition import current
from petition.rules import clock
from petition.store.queries.campaigns import Published
from petition.web import caching, counted, formats, guards, headers, published
from petition.web.art import share_card
from petition.web.art.heartbeat import beats
from petition.web.art.share_card import ShareCard
from petition.web.public import counts
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign


@dataclass(frozen=True)
class CardLink:
    """Where a card is, what it says to who cannot see it, and its size in pixels."""

    url: str
    alt: str
    width: int = share_card.SIZE[0]
    height: int = share_card.SIZE[1]


@blueprint.get("/<language:language>/<slug:slug>/card.png")
@guards.public
@caching.shared(caching.TEXT, kind=headers.of_embed)
def card(language: str, slug: str) -> Response:
    """Title, line, seal and count, 1200 by 630 pixels."""
    drawn = share_card.png(_content(published.campaign(slug), language))
    return Response(drawn, content_type="image/png")


def link(found: Published, language: str) -> CardLink:
    """The card of a campaign for the pages that link to it."""
    path = url_for("public.card", language=language, slug=found.content.slug)
    title = LocalisedCampaign(found, language).title
    alt = counted.sentence(counted.total(found), title, language)
    return CardLink(current.settings().public_url.rstrip("/") + path, alt)


def beside(found: Published, language: str) -> dict[str, Any]:
    """What a page of a campaign shows that unfolds into its card: the campaign and the card."""
    return {"campaign": LocalisedCampaign(found, language), "card": link(found, language)}


def _content(found: Published, language: str) -> ShareCard:
    campaign = LocalisedCampaign(found, language)
    total = counted.total(found)
    line = beats(counts.per_day(found), clock.now().date())
    words = ngettext("person has signed", "people have signed", total)
    return ShareCard(
        title=campaign.title,
        is_chinese=campaign.lang.startswith("zh"),
        inscription=campaign.inscription,
        is_inscription_chinese=campaign.inscription_language == "zh",
        beats=tuple(beat.signatures for beat in line[-share_card.BEATS :]),
        number=formats.number(total, language) if total else "",
        words=words if total else gettext("The first beat is yours"),
        host=urlsplit(current.settings().public_url).netloc.removeprefix("www."),
    )
