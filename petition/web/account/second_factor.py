"""The second step of a login: a code, or enrolling the app that gives such codes."""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.services import second_factor
from petition.services.second_factor import Who
from petition.web import duty, guards, limits
from petition.web.account import landing, qr_code
from petition.web.account.blueprint import blueprint
from petition.web.forms import typed
from petition.web.forms.typed import Typed


@blueprint.get("/login/code")
@guards.entering
def code() -> Response:
    """Asks for a code of the app; whoever has none is led to enrolling one."""
    return _elsewhere("code") or _page("account/code.html", Typed())


@blueprint.post("/login/code")
@guards.entering
@limits.named("login")
@guards.staff_form
def check_code() -> Response:
    """Lets the session in."""
    if elsewhere := _elsewhere("code"):
        return elsewhere
    try:
        secret = second_factor.verify(who(), request.form.get("code", ""))
    except Invalid as invalid:
        return _page("account/code.html", typed.again({"code": ""}, invalid.errors))
    duty.enter(secret)
    return redirect(landing.address(), 303)


@blueprint.get("/login/enrol")
@guards.entering
def enrol() -> Response:
    """Shows the secret for the app, as a drawing and in letters."""
    return _elsewhere("enrol") or _page("account/enrol.html", Typed(), **offer())


@blueprint.post("/login/enrol")
@guards.entering
@limits.named("login")
@guards.staff_form
def take_up() -> Response:
    """Takes the second factor up, and shows the recovery codes this once."""
    if elsewhere := _elsewhere("enrol"):
        return elsewhere
    try:
        enrolled = second_factor.enrol(who(), request.form.get("code", ""))
    except Invalid as invalid:
        form = typed.again({"code": ""}, invalid.errors)
        return _page("account/enrol.html", form, **offer())
    duty.enter(enrolled.secret)
    return recovery_codes_shown(enrolled.recovery_codes, landing.address())


def recovery_codes_shown(codes: list[str], onward: str) -> Response:
    """The page with the recovery codes, which no address leads to."""
    return make_response(render_template("account/recovery_codes.html", codes=codes, onward=onward))


def who() -> Who:
    """The account and the session at hand."""
    found = duty.on_duty()
    return Who(found.staff_id, found.session_id, found.token_digest)


def offer() -> dict[str, object]:
    """The secret that this session may take up, as the page shows it."""
    secret = second_factor.offered(who())
    drawing = qr_code.drawing(secret, duty.on_duty().name)
    return {"drawing": drawing, "secret": qr_code.in_groups(secret)}


def _elsewhere(step: str) -> Response | None:
    """Where to, if the step is not what is left to do."""
    found = duty.on_duty()
    if duty.is_fully_in(found):
        return redirect(landing.address(), 303)
    due = "code" if found.is_enrolled else "enrol"
    if due == step:
        return None
    return redirect(url_for(f"account.{due}", next=landing.wished() or None), 303)


def _page(template: str, form: Typed, **shown: object) -> Response:
    page = render_template(template, form=form, next=landing.wished(), **shown)
    return make_response(page, 422 if form.errors else 200)
