"""What a campaign's page tells machines about itself: schema.org as JSON-LD, of no person."""

from typing import Any

from flask import url_for

from petition import current
from petition.web.public.cards import CardLink
from petition.web.public.localised import LocalisedCampaign


def of_campaign(campaign: LocalisedCampaign, total: int, card: CardLink) -> dict[str, Any]:
    """The page of a campaign with the number of those who have signed."""
    base = current.settings().public_url.rstrip("/")
    path = url_for("public.campaign", language=campaign.language, slug=campaign.slug)
    dates = {"datePublished": campaign.opens_on, "expires": campaign.closes_on}
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": base + path,
        "name": campaign.title,
        "description": campaign.lead,
        "inLanguage": campaign.lang,
        "isPartOf": {"@type": "WebSite", "name": campaign.brand, "url": f"{base}/"},
        "primaryImageOfPage": {
            "@type": "ImageObject",
            "url": card.url,
            "width": card.width,
            "height": card.height,
            "caption": card.alt,
        },
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/EndorseAction",
            "userInteractionCount": total,
        },
    } | {name: day.isoformat() for name, day in dates.items() if day}
