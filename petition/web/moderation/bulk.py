"""Several texts are decided at once: each in a transaction of its own, each outcome told."""

from collections.abc import Callable, Iterable

from flask import abort, request
from werkzeug import Response

from petition.rules.decisions import Seen
from petition.rules.errors import Changed, NotFound, TakenBy, TooLate
from petition.rules.states import Role
from petition.services import moderation
from petition.web import duty, guards
from petition.web.moderation import deciding, going_on, seen
from petition.web.moderation.blueprint import blueprint

Deed = Callable[[Seen], object]


@blueprint.post("/bulk")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def bulk() -> Response:
    """Does to all that is selected what the button says."""
    chosen = seen.several()
    deed = request.form.get("deed")
    if deed == "undo":
        return _undo()
    if not chosen:
        return going_on.on(None, said="none")
    done, others = _each(chosen, _deed(deed))
    return going_on.on(None, done=done, **{"not": others})


def _deed(name: str | None) -> Deed:
    staff_id = duty.on_duty().staff_id
    if name == "approve":
        return lambda what: moderation.approve(what, staff_id)
    if name == "reject":
        reason = deciding.reason()
        return lambda what: moderation.reject(what, staff_id, reason)
    abort(400)


def _undo() -> Response:
    """Takes back what a bulk decision did; what has moved on since stays, and is told."""
    staff_id = duty.on_duty().staff_id
    pairs = seen.decisions()
    _, others = _each(
        (Seen(message_id, 0, 0) for message_id in pairs),
        lambda what: moderation.undo(what.message_id, staff_id, pairs[what.message_id]),
    )
    return going_on.on(None, **({"not": others} if others else {"said": "undone_all"}))


def _each(chosen: Iterable[Seen], deed: Deed) -> tuple[str, str]:
    """The ids of the texts to which the deed was done, and of those to which it was not."""
    done, others = [], []
    for what in chosen:
        try:
            deed(what)
            done.append(str(what.message_id))
        except (TooLate, TakenBy, Changed, NotFound):
            others.append(str(what.message_id))
    return ",".join(done), ",".join(others)
