"""Whoever may know it is told how to reach an author; that they looked is in the log."""

from flask import render_template

from petition.rules.states import Role
from petition.services import contacts
from petition.web import duty, guards
from petition.web.moderation import choice
from petition.web.moderation.blueprint import blueprint


@blueprint.post("/messages/<key:message_id>/contact")
@guards.staff(Role.ORGANISER)
@guards.staff_form
def contact(message_id: int) -> str:
    """Shows the address of an author this once; a form, for looking leaves an entry in the log."""
    found = contacts.reveal(message_id, duty.on_duty().staff_id)
    back = choice.made().to("moderation.message", message_id=message_id)
    return render_template("moderation/contact.html", contact=found, back=back)
