"""`campaign`: a campaign comes in and goes out as one TOML file."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from petition.rules.campaign_file import CampaignFileError
from petition.rules.errors import NotFound
from petition.services import publishing


@click.group()
def campaign() -> None:
    """Load and dump campaigns."""


@campaign.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def load(file: Path) -> None:
    """Create or update a campaign from FILE (see docs/campaign-file.md)."""
    try:
        slug = publishing.load(file.read_text(encoding="utf-8"))
    except (CampaignFileError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The campaign {slug} is loaded.")


@campaign.command()
@click.argument("slug")
@with_appcontext
def dump(slug: str) -> None:
    """Print the campaign SLUG as a TOML file that `load` reads."""
    try:
        click.echo(publishing.dump(slug), nl=False)
    except NotFound as error:
        raise click.ClickException(f"there is no campaign {slug!r}") from error
