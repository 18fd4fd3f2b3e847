"""The figures of a campaign: drawn, as tables, and as files."""

from flask import Response, render_template

from petition.rules import clock
from petition.web import caching, csv_files, figures, guards, headers, published
from petition.web.public import figure_files
from petition.web.public.blueprint import blueprint
from petition.web.public.drawings import Drawings
from petition.web.public.localised import LocalisedCampaign

FILE = f"<any({', '.join(figure_files.FILES)}):figure>.csv"


@blueprint.get("/<language:language>/<slug:slug>/statistics")
@guards.public
@caching.shared(caching.PAGE)
def statistics(language: str, slug: str) -> str:
    """Per day, so far, and per country, language and source; each with its table."""
    found = published.campaign(slug)
    shown = figures.of_campaign(found.id)
    campaign = LocalisedCampaign(found, language)
    drawings = Drawings(shown, campaign, clock.now().date())
    return render_template(
        "public/statistics.html", campaign=campaign, figures=shown, drawings=drawings
    )


@blueprint.get(f"/<language:language>/<slug:slug>/statistics/{FILE}")
@guards.public
@caching.shared(caching.PAGE, kind=headers.of_download)
def statistics_csv(language: str, slug: str, figure: str) -> Response:
    """One list as a file; its days are never grouped."""
    shown = figures.of_campaign(published.campaign(slug).id)
    return csv_files.answer(figure_files.FILES[figure](shown, clock.now().date()))
