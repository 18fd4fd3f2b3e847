"""What a signer may pass on: plain links to other services, and a QR code for WeChat."""

from urllib.parse import quote

import segno
from flask import url_for
from flask_babel import gettext
from markupsafe import Markup

from petition import current
from petition.store.queries.campaigns import Published
from petition.web.public.localised import LocalisedCampaign

SERVICES = (
    ("WhatsApp", "https://wa.me/?text={both}"),
    ("Telegram", "https://t.me/share/url?url={url}&text={text}"),
    ("微博 Weibo", "https://service.weibo.com/share/share.php?url={url}&title={text}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
)
EMAIL = "mailto:?subject={title}&body={both}"


def links(found: Published, language: str) -> dict[str, object]:
    """The address of a campaign's page, links that carry it on, and its QR code."""
    campaign = LocalisedCampaign(found, language)
    path = url_for("public.campaign", language=language, slug=campaign.slug)
    url = current.settings().public_url + path
    words = {
        "url": quote(url, safe=""),
        "text": quote(campaign.share, safe=""),
        "title": quote(campaign.title, safe=""),
        "both": quote(f"{campaign.share} {url}", safe=""),
    }
    services = (*SERVICES, (gettext("E-mail"), EMAIL))
    return {
        "share_url": url,
        "share_links": [(label, address.format_map(words)) for label, address in services],
        "qr": _qr_code(url),
    }


def _qr_code(url: str) -> Markup:
    drawing: str = segno.make(url, error="m").svg_inline(
        border=0, dark="#14201F", light=None, omitsize=True
    )
    return Markup(drawing)  # noqa: S704 - drawn by segno from an address of our own making
