"""What one logs in with: another password, another second factor, other recovery codes.

Each asks for the password: a browser left open must not be enough to take an account over.
"""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.rules.states import Role
from petition.services import own_account, second_factor
from petition.web import duty, guards, limits
from petition.web.account.blueprint import blueprint
from petition.web.account.second_factor import offer, recovery_codes_shown, who
from petition.web.forms import typed
from petition.web.forms.typed import Typed


@blueprint.get("/account/password")
@guards.staff(Role.MODERATOR)
def password() -> Response:
    """Asks for the present and the new password."""
    return _page("password", Typed({"password": "", "new_password": ""}))


@blueprint.post("/account/password")
@guards.staff(Role.MODERATOR)
@limits.named("login")
@guards.staff_form
def change_password() -> Response:
    """Changes the password; all other sessions end."""
    present, new = (request.form.get(field, "") for field in ("password", "new_password"))
    try:
        secret = own_account.change_password(who(), present, new)
    except Invalid as invalid:
        return _page("password", typed.again({"password": "", "new_password": ""}, invalid.errors))
    duty.enter(secret)
    return redirect(url_for("account.account", done="password"), 303)


@blueprint.get("/account/second-factor")
@guards.staff(Role.MODERATOR)
def renew_second_factor() -> Response:
    """Shows a new secret for the app."""
    return _page("renew_second_factor", Typed({"password": "", "code": ""}), **offer())


@blueprint.post("/account/second-factor")
@guards.staff(Role.MODERATOR)
@limits.named("login")
@guards.staff_form
def take_up_second_factor() -> Response:
    """Puts the new secret in the place of the old one, and shows new recovery codes."""
    try:
        own_account.prove(who().staff_id, request.form.get("password", ""))
        code = request.form.get("code", "")
        enrolled = second_factor.enrol(who(), code, is_renewal=True)
    except Invalid as invalid:
        form = typed.again({"password": "", "code": ""}, invalid.errors)
        return _page("renew_second_factor", form, **offer())
    duty.enter(enrolled.secret)
    return recovery_codes_shown(enrolled.recovery_codes, url_for("account.account"))


@blueprint.get("/account/recovery-codes")
@guards.staff(Role.MODERATOR)
def renew_recovery_codes() -> Response:
    """Asks for the password before other recovery codes are made."""
    return _page("renew_recovery_codes", Typed({"password": ""}))


@blueprint.post("/account/recovery-codes")
@guards.staff(Role.MODERATOR)
@limits.named("login")
@guards.staff_form
def make_recovery_codes() -> Response:
    """Makes other recovery codes and shows them this once."""
    try:
        own_account.prove(who().staff_id, request.form.get("password", ""))
    except Invalid as invalid:
        return _page("renew_recovery_codes", typed.again({"password": ""}, invalid.errors))
    codes = second_factor.renew_recovery_codes(who().staff_id)
    return recovery_codes_shown(codes, url_for("account.account"))


def _page(name: str, form: Typed, **shown: object) -> Response:
    page = render_template(f"account/{name}.html", form=form, **shown)
    return make_response(page, 422 if form.errors else 200)
