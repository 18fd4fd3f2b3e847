"""The log: who of the staff did what, and whether anyone has tampered with it."""

from typing import Any

from flask import render_template

from petition.rules.states import Role
from petition.services import log_verification
from petition.store import database
from petition.store.queries import audit, staff
from petition.web import deeds, guards
from petition.web.forms.typed import Typed
from petition.web.moderation import log_choice, log_details
from petition.web.moderation.blueprint import blueprint
from petition.web.moderation.log_choice import LogChoice

PAGE = 50


@blueprint.get("/log")
@guards.staff(Role.ADMINISTRATOR)
def log() -> str:
    """One page of the log, the newest first, and what the check of the whole chain says."""
    chosen = log_choice.made()
    return render_template(
        "moderation/log.html",
        verdict=log_verification.verify(),
        form=Typed(chosen.fields),
        deeds=deeds,
        details=log_details.in_words,
        **_entries(chosen),
    )


def _entries(chosen: LogChoice) -> dict[str, Any]:
    """The entries of the page, the address of the next one, and whose deeds there may be."""
    with database.reading() as session:
        lines = audit.page(session, chosen.filter, chosen.below, PAGE + 1)
        people = [(str(one.id), one.name) for one in staff.every(session)]
    older = chosen.below_of(lines[PAGE - 1]) if len(lines) > PAGE else None
    return {"lines": lines[:PAGE], "older": older, "people": people}
