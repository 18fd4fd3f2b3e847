"""The ledger for readers: every change of the count with its reason, and how to check it all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template, request, url_for

from petition.rules.errors import Invalid
from petition.rules.states import LedgerReason
from petition.services import proving
from petition.store import database
from petition.store.queries import ledgers, proofs
from petition.store.queries.campaigns import Published
from petition.store.queries.ledgers import Choice
from petition.web import caching, guards, ledger_words, numbers, published
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import LocalisedCampaign

PER_PAGE = 50
DAYS_SHOWN = 10


@dataclass(frozen=True)
class DayShown:
    """A day's root as the page shows it; `is_final` once the day is over."""

    day: date
    signatures: int
    root: str
    is_final: bool


@blueprint.get("/<language:language>/<slug:slug>/ledger")
@guards.public
@caching.shared(caching.PAGE, "reason", "day", "after")
def ledger(language: str, slug: str) -> str:
    """The entries of the reader's choice, newest first; `after` is the last number before."""
    found = published.campaign(slug)
    return render_template(
        "public/ledger.html",
        campaign=LocalisedCampaign(found, language),
        words=ledger_words,
        days=_days(found),
        **_page(found, language, _chosen()),
    )


def _chosen() -> Choice:
    reason, day = (request.args.get(name, "").strip() for name in ("reason", "day"))
    try:
        chosen = LedgerReason(reason) if reason else None
    except ValueError as error:
        raise Invalid({"reason": "unknown"}) from error
    try:
        return Choice(chosen, date.fromisoformat(day) if day else None)
    except ValueError as error:
        raise Invalid({"day": "unknown"}) from error


def _page(found: Published, language: str, choice: Choice) -> dict[str, Any]:
    after = numbers.key(request.args.get("after"))
    session = database.db.session()
    rows = ledgers.newest_entries(session, found.id, choice, after, PER_PAGE + 1)
    arguments: dict[str, Any] = {"language": language, "slug": found.content.slug}
    given = {"reason": choice.reason, "day": choice.day and choice.day.isoformat()}
    arguments |= {name: str(value) for name, value in given.items() if value}
    last = rows[PER_PAGE - 1].number if rows[PER_PAGE:] else None
    return {
        "choice": choice,
        "entries": rows[:PER_PAGE],
        "older_url": url_for("public.ledger", **arguments, after=last) if last else None,
        "newest_url": url_for("public.ledger", **arguments) if after is not None else None,
    }


def _days(found: Published) -> list[DayShown]:
    session = database.db.session()
    growing = proving.growing(session, found.id)
    closed = proofs.days(session, found.id, DAYS_SHOWN)
    shown = [DayShown(one.day, one.signatures, one.root, is_final=True) for one in closed]
    if growing is None:
        return shown
    root = proving.root(session, found.id, growing).hex()
    return [DayShown(growing.day, growing.signatures, root, is_final=False), *shown]
