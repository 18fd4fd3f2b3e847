"""The blueprint of the pages of one's own account."""

from flask import Blueprint, g

from petition.web.public.campaigns import preferred_language

blueprint = Blueprint("account", __name__)


@blueprint.before_request
def speak() -> None:
    """Before anyone has logged in, the pages speak the language of the browser."""
    g.language = preferred_language()
