"""The configurator: which embed, a preview, the code to copy, and a page with the code in place."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from petition import current
from petition.store.queries.campaigns import Published
from petition.web import caching, embed_choices, guards, headers, published, snippets
from petition.web.embed_choices import Choice
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign


@blueprint.get("/<language:language>/<slug:slug>/embed")
@guards.public
@caching.shared(caching.PAGE, *embed_choices.NAMES, kind=headers.of_showcase)
def embed(language: str, slug: str) -> str | Response:
    """The choice, its preview and its code; an unknown choice leads to a known one."""
    return _page("embed", published.campaign(slug), language)


@blueprint.get("/<language:language>/<slug:slug>/embed/try")
@guards.public
@caching.shared(caching.PAGE, *embed_choices.NAMES, kind=headers.of_showcase)
def try_embed(language: str, slug: str) -> str | Response:
    """A page of ours that shows the code as another site would."""
    return _page("try_embed", published.campaign(slug), language)


def _page(view: str, found: Published, language: str) -> str | Response:
    choice = embed_choices.chosen(request.args, language)
    if not embed_choices.is_plain(request.args, choice):
        return redirect(f"{request.path}?{choice.query(*embed_choices.NAMES)}")
    return render_template(
        f"public/{view}.html",
        campaign=LocalisedCampaign(found, language),
        choice=choice,
        **_shown(found, choice, language),
    )


def _shown(found: Published, choice: Choice, language: str) -> dict[str, Any]:
    """The code for other sites, and the same for the page at hand, whatever host it is read at."""
    base = current.settings().public_url.rstrip("/")
    shown = snippets.about(found, choice.lang)
    address = {"language": language, "slug": shown.slug, **vars(choice)}
    return {
        "snippet": snippets.code(shown, choice, base),
        "plain": snippets.linked_badge(shown, choice, base),
        "live": snippets.code(shown, choice, ""),
        "element": snippets.element(shown, choice),
        "live_badge": snippets.linked_badge(shown, choice, ""),
        "framed": snippets.framed(shown.slug, choice),
        "height": snippets.height(choice),
        "title_shown": shown.title,
        "try_url": url_for("public.try_embed", **address),
        "configurator_url": url_for("public.embed", **address),
    }
