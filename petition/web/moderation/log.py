"""The log: who of the staff did what, and whether anyone has tampered with it."""

from flask import render_template

from petition.rules.states import Role
from petition.services import log_verification
from petition.store import database
from petition.store.queries import audit, staff
from petition.web import deeds, guards
from petition.web.forms.typed import Typed
from petition.web.moderation import log_choice, log_details
from petition.web.moderation.blueprint import blueprint

PAGE = 50


@blueprint.get("/log")
@guards.staff(Role.ADMINISTRATOR)
def log() -> str:
    """One page of the log, the newest first, and what the check of the whole chain says."""
    chosen = log_choice.made()
    with database.reading() as session:
        lines = audit.page(session, chosen.filter, chosen.below, PAGE + 1)
        people = [(str(one.id), one.name) for one in staff.every(session)]
    return render_template(
        "moderation/log.html",
        lines=lines[:PAGE],
        older=chosen.below_of(lines[PAGE - 1]) if len(lines) > PAGE else None,
        verdict=log_verification.verify(),
        form=Typed(chosen.fields),
        people=people,
        deeds=deeds,
        details=log_details.in_words,
    )
