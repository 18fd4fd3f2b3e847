"""The day's roots over the signatures, and the proof that one of them is among them."""

from dataclasses import asdict
from typing import Any

from flask import Response, request, url_for

from petition import current
from petition.services import proving
from petition.services.proving import Proof
from petition.store import database
from petition.store.queries import proofs
from petition.web import caching, guards, numbers, published
from petition.web.api.blueprint import answer, blueprint, day

PER_PAGE = 100


@blueprint.get("/campaigns/<slug:slug>/proof/<receipt>")
@guards.public
def proof(slug: str, receipt: str) -> Response:
    """How the signature behind a receipt leads to the root of its day."""
    return answer(_content(slug, proving.proof(published.campaign(slug).id, receipt)))


@blueprint.get("/campaigns/<slug:slug>/roots")
@guards.public
@caching.shared(caching.PAGE, "before")
def roots(slug: str) -> Response:
    """The closed days, newest first, whose first number is below `before`; and the growing one."""
    found = published.campaign(slug)
    before = numbers.key(request.args.get("before"))
    session = database.db.session()
    days = proofs.days(session, found.id, PER_PAGE + 1, before)
    more = len(days) > PER_PAGE
    listed = [asdict(one) | {"day": day(one.day)} for one in days[:PER_PAGE]]
    content: dict[str, Any] = {"roots": listed, "growing": _growing(found.id)}
    return answer(
        content | {"next": _next(slug, days[PER_PAGE - 1].first_number) if more else None}
    )


def _growing(campaign_id: int) -> dict[str, Any] | None:
    session = database.db.session()
    tree = proving.growing(session, campaign_id)
    if tree is None:
        return None
    root = proving.root(session, campaign_id, tree).hex()
    fields = {"first_number": tree.first_number, "signatures": tree.signatures, "root": root}
    return {"day": day(tree.day)} | fields


def _content(slug: str, found: Proof) -> dict[str, Any]:
    tree = found.tree
    return {
        "campaign": slug,
        "number": found.number,
        "day": day(tree.day),
        "leaf": found.leaf.hex(),
        "index": found.number - tree.first_number,
        "tree_size": tree.signatures,
        "path": [sibling.hex() for sibling in found.path],
        "root": found.root.hex(),
        "is_final": tree.is_final,
    }


def _next(slug: str, before: int) -> str:
    return current.settings().public_url + url_for("api.roots", slug=slug, before=before)
