"""One partner, what an administrator may do to it, and what its server was told."""

from flask import redirect, render_template, url_for
from werkzeug import Response

from petition.rules.errors import NotFound
from petition.rules.states import Role
from petition.services import partners
from petition.store import database
from petition.store.models import Partner
from petition.store.queries import webhooks
from petition.web import duty, guards
from petition.web.admin import delivery_words
from petition.web.admin.blueprint import blueprint
from petition.web.forms.typed import Typed

LISTED = 50


@blueprint.get("/partners/<key:partner_id>")
@guards.staff(Role.ADMINISTRATOR)
def partner(partner_id: int) -> str:
    """One partner as it stands."""
    return shown(partner_id, Typed({"url": ""}))


@blueprint.post("/partners/<key:partner_id>/revoke")
@guards.staff(Role.ADMINISTRATOR)
@guards.staff_form
def revoke_partner(partner_id: int) -> Response:
    """Takes the partner's key out of force."""
    partners.revoke(duty.on_duty().staff_id, partner_id)
    return redirect(url_for("admin.partner", partner_id=partner_id, done="revoked"), 303)


def shown(partner_id: int, form: Typed) -> str:
    """The page of a partner, with the form to add a webhook as it was sent."""
    with database.reading() as session:
        found = session.get(Partner, partner_id)
        hooks = webhooks.of_partner(session, partner_id)
        told = webhooks.deliveries(session, partner_id, LISTED)
        session.expunge_all()
    if found is None:
        raise NotFound
    return render_template(
        "admin/partner.html",
        shown=found,
        webhooks=hooks,
        deliveries=told,
        outcome=delivery_words.outcome,
        form=form,
    )
