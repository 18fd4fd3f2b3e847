"""The accounts of staff, for administrators."""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition import current
from petition.rules import newcomers
from petition.rules.errors import Invalid
from petition.rules.states import Role
from petition.services import accounts
from petition.store import database
from petition.store.queries import staff as accounts_kept
from petition.web import duty, guards
from petition.web.admin.blueprint import blueprint
from petition.web.forms import typed
from petition.web.forms.typed import Typed

FIELDS = ("email", "name", "role", "language")


@blueprint.get("/staff")
@guards.staff(Role.ADMINISTRATOR)
def staff() -> str:
    """Every account, and the form that invites."""
    return _shown(Typed({"language": duty.on_duty().language, "role": Role.MODERATOR.value}))


@blueprint.post("/staff")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def invite() -> Response:
    """Makes an account and sends the invitation."""
    fields = {name: request.form.get(name, "") for name in FIELDS}
    try:
        newcomer = newcomers.parse(fields, current.settings().languages)
        accounts.invite(duty.on_duty().staff_id, newcomer)
    except Invalid as invalid:
        return make_response(_shown(typed.again(fields, invalid.errors)), 422)
    return redirect(url_for("admin.staff", done="invited"), 303)


def _shown(form: Typed) -> str:
    with database.reading() as session:
        every = accounts_kept.every(session)
        session.expunge_all()
    return render_template("admin/staff.html", accounts=every, form=form)
