"""The partners who sign through the API, for administrators."""

from flask import make_response, render_template, request
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.rules.states import Role
from petition.services import partners as deeds
from petition.store import database
from petition.store.queries import partners as partners_kept
from petition.web import duty, guards
from petition.web.admin.blueprint import blueprint
from petition.web.forms import typed
from petition.web.forms.typed import Typed


@blueprint.get("/partners")
@guards.staff(Role.ADMINISTRATOR)
def partners() -> str:
    """Every partner, and the form that makes one."""
    return _shown(Typed({"name": ""}))


@blueprint.post("/partners")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def add_partner() -> Response:
    """Makes a partner and shows the key this once, on a page that no address leads to."""
    name = request.form.get("name", "")
    try:
        key = deeds.add(duty.on_duty().staff_id, name)
    except Invalid as invalid:
        return make_response(_shown(typed.again({"name": name}, invalid.errors)), 422)
    return make_response(render_template("admin/partner_key.html", key=key))


def _shown(form: Typed) -> str:
    with database.reading() as session:
        every = partners_kept.every(session)
        session.expunge_all()
    return render_template("admin/partners.html", partners=every, form=form)
