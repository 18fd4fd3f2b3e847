"""One's own account."""

from flask import render_template

from petition.rules.states import Role
from petition.web import guards
from petition.web.account.blueprint import blueprint


@blueprint.get("/account")
@guards.staff(Role.MODERATOR)
def account() -> str:
    """All that one may see and change of one's own account."""
    return render_template("account/account.html")
