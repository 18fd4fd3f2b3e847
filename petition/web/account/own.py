"""One's own account: who one is, and where one is logged in."""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition import current
from petition.rules import clock, logins
from petition.rules.errors import Invalid
from petition.rules.states import Role
from petition.services import own_account
from petition.services.own_account import Details
from petition.store import database
from petition.store.queries import second_factor, staff_sessions
from petition.web import duty, guards
from petition.web.account.blueprint import blueprint
from petition.web.account.second_factor import who
from petition.web.forms import typed
from petition.web.forms.typed import Typed


@blueprint.get("/account")
@guards.staff(Role.MODERATOR)
def account() -> str:
    """All that one may see and change of one's own account."""
    found = duty.on_duty()
    digest = found.wants_digest
    form = Typed({"name": found.name, "language": found.language, "wants_digest": digest})
    return shown(form)


@blueprint.post("/account")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def change_details() -> Response:
    """Changes name, language and the wish for a digest."""
    name, language = (request.form.get(field, "") for field in ("name", "language"))
    details = Details(name, language, bool(request.form.get("wants_digest")))
    try:
        own_account.change_details(duty.on_duty().staff_id, details, current.settings().languages)
    except Invalid as invalid:
        return make_response(shown(typed.again(vars(details), invalid.errors)), 422)
    return redirect(url_for("account.account", done="saved"), 303)


@blueprint.post("/account/sessions/<key:session_id>/end")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def end_session(session_id: int) -> Response:
    """Ends one of one's own sessions."""
    own_account.end_session(who(), session_id)
    return redirect(url_for("account.account", done="ended"), 303)


@blueprint.post("/account/sessions/end-others")
@guards.staff(Role.MODERATOR)
@guards.staff_form
def end_other_sessions() -> Response:
    """Ends every session of one's own but this."""
    own_account.end_other_sessions(who())
    return redirect(url_for("account.account", done="ended"), 303)


def shown(form: Typed) -> str:
    """The page of one's own account, with what stands in the form."""
    found = duty.on_duty()
    since = clock.now() - logins.LONGEST
    with database.reading() as session:
        left = second_factor.unused_codes_count(session, found.staff_id)
        sessions = staff_sessions.began(session, found.staff_id, since)
    return render_template("account/account.html", form=form, codes_left=left, sessions=sessions)
