"""Where a partner's server is told of what happens, for administrators."""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from petition.rules.errors import Invalid
from petition.rules.states import Role
from petition.services import webhooks
from petition.web import duty, guards
from petition.web.admin import partner
from petition.web.admin.blueprint import blueprint
from petition.web.forms import typed


@blueprint.post("/partners/<key:partner_id>/webhooks")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def add_webhook(partner_id: int) -> Response:
    """Adds an address and shows its secret this once, on a page that no address leads to."""
    url = request.form.get("url", "")
    try:
        secret = webhooks.add(duty.on_duty().staff_id, partner_id, url)
    except Invalid as invalid:
        form = typed.again({"url": url}, invalid.errors)
        return make_response(partner.shown(partner_id, form), 422)
    page = render_template("admin/webhook_secret.html", secret=secret, partner_id=partner_id)
    return make_response(page)


@blueprint.post("/partners/<key:partner_id>/webhooks/<key:webhook_id>/remove")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def remove_webhook(partner_id: int, webhook_id: int) -> Response:
    """Removes an address, with what was still to be told there."""
    webhooks.remove(duty.on_duty().staff_id, partner_id, webhook_id)
    return redirect(url_for("admin.partner", partner_id=partner_id, done="removed"), 303)
