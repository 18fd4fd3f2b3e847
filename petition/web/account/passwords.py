"""A password by a link: an invitation, or a reset for whoever has forgotten it."""

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules.errors import Gone, Invalid
from petition.rules.states import EmailKind
from petition.services import account_links
from petition.web import guards, headers, limits
from petition.web.account.blueprint import blueprint
from petition.web.forms import typed
from petition.web.forms.typed import Typed


@blueprint.get("/login/forgotten")
@guards.public
@headers.unframed
def forgotten() -> str:
    """Asks for the address to write to."""
    return render_template("account/forgotten.html", form=Typed(), is_sent=False)


@blueprint.post("/login/forgotten")
@guards.public
@limits.named("login")
@guards.same_origin
@headers.unframed
def send_reset() -> str:
    """Sends a link where there is an account; the answer is the same where there is none."""
    account_links.forgotten(request.form.get("email", ""))
    return render_template("account/forgotten.html", form=Typed(), is_sent=True)


@blueprint.get("/account/invitation/<token>")
@guards.public
@headers.unframed
@headers.personal
def invitation(token: str) -> Response:
    """Shows the form; opening the link does nothing."""
    return _form(EmailKind.INVITATION, token)


@blueprint.post("/account/invitation/<token>")
@guards.public
@limits.named("login")
@guards.same_origin
@headers.unframed
@headers.personal
def accept_invitation(token: str) -> Response:
    """Sets the first password."""
    return _set(EmailKind.INVITATION, token)


@blueprint.get("/account/reset/<token>")
@guards.public
@headers.unframed
@headers.personal
def reset(token: str) -> Response:
    """Shows the form; opening the link does nothing."""
    return _form(EmailKind.PASSWORD_RESET, token)


@blueprint.post("/account/reset/<token>")
@guards.public
@limits.named("login")
@guards.same_origin
@headers.unframed
@headers.personal
def reset_password(token: str) -> Response:
    """Sets another password."""
    return _set(EmailKind.PASSWORD_RESET, token)


def _form(kind: EmailKind, token: str, errors: dict[str, str] | None = None) -> Response:
    try:
        opened = account_links.look(kind, token)
    except Gone:
        return make_response(render_template("account/link_gone.html", kind=kind.value), 410)
    g.language = opened.language
    form = typed.again({"new_password": ""}, errors or {})
    page = "invitation" if kind is EmailKind.INVITATION else "reset"
    shown = render_template(f"account/{page}.html", form=form, opened=opened, token=token)
    return make_response(shown, 422 if errors else 200)


def _set(kind: EmailKind, token: str) -> Response:
    try:
        account_links.set_password(kind, token, request.form.get("new_password", ""))
    except Invalid as invalid:
        return _form(kind, token, invalid.errors)
    except Gone:
        return _form(kind, token)
    return redirect(url_for("account.log_in", done="password"), 303)
