"""The first address, a language's first page, and the page of a campaign."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from petition import current
from petition.rules import clock
from petition.store import database
from petition.store.queries import signatures
from petition.store.queries.campaigns import Published
from petition.web import caching, guards, languages, listed, published
from petition.web.art.heartbeat import beats
from petition.web.forms import sign_form
from petition.web.public import cards, counts, linked_data, messages, projects
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign

LATEST = 9
VOICES = 3


@blueprint.get("/")
@guards.public
def start() -> Response:
    """Sends each visitor to the pages in a language that the browser asks for."""
    response = redirect(url_for("public.home", language=preferred_language()), 302)
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


@blueprint.get("/<language:language>/")
@guards.public
@caching.shared(caching.PAGE, "source")
def home(language: str) -> str:
    """The campaign when there is one, otherwise the list of campaigns."""
    if found := published.only():
        return campaign_page(found, language)
    shown = [LocalisedCampaign(one, language) for one in published.every()]
    return render_template("public/campaigns.html", campaigns=shown)


@blueprint.get("/<language:language>/<slug:slug>/")
@guards.public
@caching.shared(caching.PAGE, "source")
def campaign(language: str, slug: str) -> str:
    """Manifesto, count, sign form, latest signatures, endorsers, actions and news."""
    return campaign_page(published.campaign(slug), language)


def campaign_page(found: Published, language: str) -> str:
    """The page of one campaign in one language."""
    count = counts.shown(found, counts.per_day(found))
    card = cards.link(found, language)
    latest = signatures.public_page(database.db.session(), found.id, None, LATEST)
    return render_template(
        "public/campaign.html",
        **with_heartbeat(found, language),
        count=count,
        card=card,
        linked_data=linked_data.of_campaign(LocalisedCampaign(found, language), count.total, card),
        latest=[listed.public(signature) for signature in latest],
        voices=messages.on_campaign_page(found, VOICES),
        projects=projects.on_campaign_page(found, language),
        form=sign_form.empty(sign_form.source()),
    )


def with_heartbeat(found: Published, language: str) -> dict[str, Any]:
    """What every page of a campaign shows: the campaign and the line of its days."""
    per_day = counts.per_day(found)
    return {
        "campaign": LocalisedCampaign(found, language),
        "heartbeat": beats(per_day, clock.now().date()),
    }


def preferred_language() -> str:
    """The first of our languages that the browser accepts, or the default one."""
    settings = current.settings()
    tags = {languages.html_lang(code): code for code in settings.languages}
    # A browser that asks for zh or zh-TW means the Chinese we have.
    tags |= {"zh": "zh"} if "zh" in settings.languages else {}
    best = request.accept_languages.best_match(list(tags))
    return tags[best] if best else settings.default_language
