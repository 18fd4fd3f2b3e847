"""The wall: what visitors wrote and moderators approved, newest first, and each on its own page."""

from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, url_for

from petition.rules.errors import NotFound
from petition.store import database
from petition.store.queries import messages as messages_query
from petition.store.queries.campaigns import Published
from petition.store.queries.messages import PublicMessage
from petition.web import caching, guards, message_names, published, wall
from petition.web.forms import message_form
from petition.web.public import cards, projects
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign
from petition.web.wall import Choice

PER_PAGE = 20
MOST_FEATURED = 3


@blueprint.get("/<language:language>/<slug:slug>/messages")
@guards.public
@caching.shared(caching.PAGE, *wall.ARGUMENTS, "after")
def messages(language: str, slug: str) -> str:
    """The messages of the reader's choice; how many there are is not told, since nothing counts."""
    found = published.campaign(slug)
    choice = wall.chosen(request.args, found.content.directions)
    return render_template(
        "public/messages.html",
        campaign=LocalisedCampaign(found, language),
        choice=choice,
        form=message_form.empty(language, found.content.directions),
        **_page(found, language, choice),
    )


@blueprint.get("/<language:language>/<slug:slug>/messages/<key:message_id>")
@guards.public
@caching.shared(caching.PAGE)
def message(language: str, slug: str, message_id: int) -> str:
    """One message, with all its translations."""
    found = published.campaign(slug)
    shown = messages_query.message(database.db.session(), found.id, message_id)
    if shown is None:
        raise NotFound
    return render_template(
        "public/message.html",
        **cards.beside(found, language),
        message=shown,
        steps=projects.steps(found, message_id, language),
        heading=message_names.heading(shown.kind, shown.title, shown.name),
    )


def on_campaign_page(found: Published, limit: int) -> list[PublicMessage]:
    """The featured messages of a campaign, and after them the newest, `limit` in all."""
    session = database.db.session()
    top = messages_query.featured(session, found.id, limit)
    rest = limit - len(top)
    return [*top, *Choice().page(found, None, rest, tuple(each.id for each in top))]


def _page(found: Published, language: str, choice: Choice) -> dict[str, Any]:
    """A page of the thread; on the whole wall the featured ones stand on top and not below."""
    after = wall.position(request.args.get("after"))
    is_whole = not choice.arguments
    session = database.db.session()
    top = messages_query.featured(session, found.id, MOST_FEATURED) if is_whole else []
    rows = choice.page(found, after, PER_PAGE + 1, tuple(each.id for each in top))
    path = url_for("public.messages", language=language, slug=found.content.slug)
    return {
        "messages": [*([] if after else top), *rows[:PER_PAGE]],
        "per_page": PER_PAGE,
        "older_url": _older(path, choice, rows),
        "newest_url": _address(path, choice.arguments) if after else None,
    }


def _older(path: str, choice: Choice, rows: list[PublicMessage]) -> str | None:
    if len(rows) <= PER_PAGE:
        return None
    after = wall.cursor(rows[PER_PAGE - 1].position)
    return _address(path, choice.arguments | {"after": after})


def _address(path: str, arguments: dict[str, str]) -> str:
    return f"{path}?{urlencode(arguments)}" if arguments else path
