"""The public list of signatures, newest first, by keyset: every page costs the same."""

from functools import partial
from typing import Any

from flask import render_template, request, url_for

from petition.store import database
from petition.store.queries import signatures as signatures_query
from petition.store.queries.campaigns import Published
from petition.web import caching, guards, listed, numbers, published
from petition.web.public import counts
from petition.web.public.blueprint import blueprint
from petition.web.public.campaigns import with_heartbeat

PER_PAGE = 60


@blueprint.get("/<language:language>/<slug:slug>/signatures")
@guards.public
@caching.shared(caching.PAGE, "after")
def signatures(language: str, slug: str) -> str:
    """The names as their signers chose; `after` is the number that the last page ended with."""
    found = published.campaign(slug)
    after = numbers.key(request.args.get("after"))
    return render_template(
        "public/signatures.html",
        **with_heartbeat(found, language),
        **_page(found, language, after),
        count=counts.shown(found, counts.per_day(found)),
    )


def _page(found: Published, language: str, after: int | None) -> dict[str, Any]:
    session = database.db.session()
    rows = signatures_query.public_page(session, found.id, after, PER_PAGE + 1)
    address = partial(url_for, "public.signatures", language=language, slug=found.content.slug)
    return {
        "signatures": [listed.public(row) for row in rows[:PER_PAGE]],
        "older_url": address(after=rows[PER_PAGE - 1].number) if rows[PER_PAGE:] else None,
        "newest_url": address() if after is not None else None,
    }
