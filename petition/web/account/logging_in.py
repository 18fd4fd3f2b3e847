"""Logging in and out."""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.services import logging_in
from petition.web import duty, guards, headers, limits
from petition.web.account import landing
from petition.web.account.blueprint import blueprint
from petition.web.forms import typed
from petition.web.forms.typed import Typed


@blueprint.get("/login")
@guards.public
@headers.unframed
def log_in() -> str:
    """The first step: address and password."""
    has_set_password = request.args.get("done") == "password"
    return render_template(
        "account/log_in.html", form=Typed(), next=landing.wished(), is_set=has_set_password
    )


@blueprint.post("/login")
@guards.public
@limits.named("login")
@guards.same_origin
@headers.unframed
def check_password() -> Response:
    """Begins a session; whatever is wrong, the answer is the same."""
    had = duty.present()
    replaced = (had.staff_id, had.session_id) if had else None
    try:
        secret = logging_in.log_in(
            request.form.get("email", ""), request.form.get("password", ""), replaced
        )
    except Invalid as invalid:
        return _once_more(invalid)
    duty.enter(secret)
    return redirect(url_for("account.code", next=landing.wished() or None), 303)


@blueprint.post("/logout")
@guards.entering
@guards.staff_form
def log_out() -> Response:
    """Ends the session."""
    found = duty.on_duty()
    logging_in.log_out(found.staff_id, found.session_id)
    duty.leave()
    return redirect(url_for("account.log_in"), 303)


def _once_more(invalid: Invalid) -> Response:
    form = typed.again({}, invalid.errors)
    page = render_template("account/log_in.html", form=form, next=landing.wished())
    return make_response(page, 422)
