"""One partner, and what an administrator may do to it."""

from flask import redirect, render_template, url_for
from werkzeug import Response

from petition.rules.errors import NotFound
from petition.rules.states import Role
from petition.services import partners
from petition.store import database
from petition.store.models import Partner
from petition.web import duty, guards
from petition.web.admin.blueprint import blueprint
from petition.web.forms.typed import Typed


@blueprint.get("/partners/<key:partner_id>")
@guards.staff(Role.ADMINISTRATOR)
def partner(partner_id: int) -> str:
    """One partner as it stands."""
    return _shown(partner_id)


@blueprint.post("/partners/<key:partner_id>/revoke")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def revoke_partner(partner_id: int) -> Response:
    """Takes the partner's key out of force."""
    partners.revoke(duty.on_duty().staff_id, partner_id)
    return redirect(url_for("admin.partner", partner_id=partner_id, done="revoked"), 303)


def _shown(partner_id: int) -> str:
    shown = database.db.session.get(Partner, partner_id)
    if shown is None:
        raise NotFound
    return render_template("admin/partner.html", shown=shown, form=Typed())
