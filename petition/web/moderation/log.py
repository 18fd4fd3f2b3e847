"""The log: who of the staff did what, and whether anyone has tampered with it."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import render_template, request, url_for

from petition.rules.states import Role
from petition.services import log_verification
from petition.store import database
from petition.store.queries import audit, staff
from petition.store.queries.audit import Filter, Line
from petition.web import deeds, guards
from petition.web.forms.typed import Typed
from petition.web.moderation.blueprint import blueprint

PAGE = 50
FIELDS = ("who", "deed", "subject", "since", "until")


@blueprint.get("/log")
@guards.staff(Role.ADMINISTRATOR)
def log() -> str:
    """One page of the log, the newest first, and what the check of the whole chain says."""
    chosen = {name: request.args.get(name, "").strip() for name in FIELDS}
    below = request.args.get("before", type=int)
    with database.reading() as session:
        lines = audit.page(session, _filter(chosen), below, PAGE + 1)
        people = [(str(one.id), one.name) for one in staff.every(session)]
    verdict = log_verification.verify()
    shown = {"people": people, "deeds": deeds, "verdict": verdict, "form": Typed(chosen)}
    return render_template(
        "moderation/log.html",
        lines=[*map(_told, lines[:PAGE])],
        older=_older(lines, chosen),
        **shown,
    )


def _filter(chosen: Mapping[str, str]) -> Filter:
    """What was asked for; whatever cannot be read is left open."""
    since, until = _day(chosen["since"]), _day(chosen["until"])
    return Filter(
        staff_id=int(chosen["who"]) if chosen["who"].isdecimal() else None,
        deed=chosen["deed"],
        subject=chosen["subject"],
        since=since,
        before=until and until + timedelta(days=1),
    )


def _told(line: Line) -> Line:
    """The entry with its details in words rather than in JSON."""
    details = json.loads(line.details)
    return line._replace(details=", ".join(f"{name}: {value}" for name, value in details.items()))


def _day(typed: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(typed), time(), UTC)
    except ValueError:
        return None


def _older(lines: list[Line], chosen: Mapping[str, str]) -> str | None:
    """The address of the next page, if there is one."""
    if len(lines) <= PAGE:
        return None
    kept: dict[str, Any] = {name: value for name, value in chosen.items() if value}
    return url_for("moderation.log", **kept, before=lines[PAGE - 1].number)
