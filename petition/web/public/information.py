"""What a visitor has a right to read: what becomes of the data, and how accessible the site is."""

from flask import render_template

from petition.web import caching, guards
from petition.web.public.blueprint import blueprint
from petition.web.public.localised import only_campaign


@blueprint.get("/<language:language>/privacy")
@guards.public
@caching.shared(caching.TEXT)
def privacy(language: str) -> str:
    """The privacy notice that the consent speaks of."""
    return render_template("public/privacy.html", campaign=only_campaign(language))


@blueprint.get("/<language:language>/accessibility")
@guards.public
@caching.shared(caching.TEXT)
def accessibility(language: str) -> str:
    """The accessibility statement."""
    return render_template("public/accessibility.html", campaign=only_campaign(language))
