"""The Atom feed of a campaign: its approved messages and its news, newest first."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from flask import Response, render_template, url_for
from markupsafe import Markup

from petition import current
from petition.rules.text_plain import excerpt
from petition.store.queries.campaigns import Published
from petition.store.queries.messages import PublicMessage
from petition.web import caching, guards, languages, message_names, published
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign, LocalisedNews
from petition.web.wall import Choice

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
MOST_MESSAGES = 30
TITLE_LENGTH = 80
PARAGRAPH = Markup("<p>{}</p>")
# What XML 1.0 cannot hold even when escaped.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry; `content` is HTML, `id` the same in the feeds of all languages."""

    id: str
    url: str
    title: str
    content: str
    lang: str
    author: str
    published: datetime
    updated: datetime


@blueprint.get("/<language:language>/<slug:slug>/feed.atom")
@guards.public
@caching.shared(caching.PAGE)
def feed(language: str, slug: str) -> Response:
    """The newest messages and all the news."""
    found = published.campaign(slug)
    campaign = LocalisedCampaign(found, language)
    entries = _entries(found, campaign)
    text = render_template(
        "public/feed.xml",
        campaign=campaign,
        entries=entries,
        updated=max([found.changed_at, *(entry.updated for entry in entries)]),
    )
    return Response(NO_XML.sub("", text), content_type=CONTENT_TYPE)


def _entries(found: Published, campaign: LocalisedCampaign) -> list[Entry]:
    messages = Choice().page(found, None, MOST_MESSAGES)
    entries = [_of_message(message, campaign) for message in messages]
    entries += [_of_news(news, campaign) for news in campaign.news]
    return sorted(entries, key=lambda entry: entry.published, reverse=True)


def _of_message(message: PublicMessage, campaign: LocalisedCampaign) -> Entry:
    def address(language: str) -> str:
        return _url("message", campaign, language, message_id=message.id)

    return Entry(
        id=address(campaign.content.default_language),
        url=address(campaign.language),
        title=message.title or excerpt(message.plain, TITLE_LENGTH),
        content=message.body_html,
        lang=languages.html_lang(message.language),
        author=message.name or str(message_names.UNSIGNED),
        published=message.published_at,
        updated=message.changed_at,
    )


def _of_news(news: LocalisedNews, campaign: LocalisedCampaign) -> Entry:
    at = datetime.combine(news.on, time(), UTC)
    first = _url("campaign", campaign, campaign.content.default_language)
    page = _url("campaign", campaign, campaign.language)
    return Entry(
        id=f"{first}#news-{news.on}-{news.key}",
        url=news.url or f"{page}#news",
        title=news.title,
        content="".join(map(PARAGRAPH.format, [news.summary, *news.body.split("\n\n")])),
        lang=news.lang,
        author=campaign.brand,
        published=at,
        updated=at,
    )


def _url(view: str, campaign: LocalisedCampaign, language: str, **more: Any) -> str:
    path = url_for(f"public.{view}", language=language, slug=campaign.slug, **more)
    return current.settings().public_url + path
