"""One account, and what an administrator may do to it."""

from collections.abc import Callable

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules.errors import Invalid, NotFound
from petition.rules.states import Role
from petition.services import account_changes, accounts
from petition.store import database
from petition.store.models import Staff
from petition.web import duty, guards
from petition.web.admin.blueprint import blueprint
from petition.web.forms import typed
from petition.web.forms.typed import Typed


@blueprint.get("/staff/<key:staff_id>")
@guards.staff(Role.ADMINISTRATOR)
def account(staff_id: int) -> str:
    """One account as it stands."""
    return _shown(staff_id, Typed())


@blueprint.post("/staff/<key:staff_id>/role")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def change_role(staff_id: int) -> Response:
    """Gives another role."""
    wished = request.form.get("role", "")

    def change(by: int) -> None:
        if wished not in list(Role):
            raise Invalid({"role": "role_unknown"})
        account_changes.set_role(by, staff_id, Role(wished))

    return _done(staff_id, change)


@blueprint.post("/staff/<key:staff_id>/committee")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def change_committee(staff_id: int) -> Response:
    """Takes someone into the committee on proposals, or out of it."""
    is_member = request.form.get("member") == "1"
    return _done(staff_id, lambda by: account_changes.set_committee(by, staff_id, is_member))


@blueprint.post("/staff/<key:staff_id>/invite")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def invite_again(staff_id: int) -> Response:
    """Sends another invitation."""
    return _done(staff_id, lambda by: accounts.invite_again(by, staff_id))


@blueprint.post("/staff/<key:staff_id>/disable")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def disable(staff_id: int) -> Response:
    """Shuts the account."""
    return _done(staff_id, lambda by: account_changes.disable(by, staff_id))


@blueprint.post("/staff/<key:staff_id>/enable")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def enable(staff_id: int) -> Response:
    """Opens the account again."""
    return _done(staff_id, lambda by: account_changes.enable(by, staff_id))


@blueprint.post("/staff/<key:staff_id>/reset-second-factor")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def reset_second_factor(staff_id: int) -> Response:
    """Takes the second factor away, for a lost phone."""
    return _done(staff_id, lambda by: account_changes.reset_second_factor(by, staff_id))


def _done(staff_id: int, deed: Callable[[int], None]) -> Response:
    try:
        deed(duty.on_duty().staff_id)
    except Invalid as invalid:
        return make_response(_shown(staff_id, typed.again({}, invalid.errors)), 422)
    return redirect(url_for("admin.account", staff_id=staff_id, done="changed"), 303)


def _shown(staff_id: int, form: Typed) -> str:
    shown = database.db.session.get(Staff, staff_id)
    if shown is None:
        raise NotFound
    chosen = Typed({"role": shown.role.value}, form.errors)
    return render_template("admin/account.html", shown=shown, form=chosen)
