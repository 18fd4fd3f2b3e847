"""`init`: from nothing, or from an older version, to a database that is ready."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from petition.services import publishing
from petition.store import migrating

FIRST_CAMPAIGN = Path(__file__).parents[2] / "campaigns" / "chinahearts.toml"
FIRST_ACCOUNT = """Nobody can moderate yet. The first account:
  flask --app wsgi user add YOU@EXAMPLE.ORG --role administrator --password-stdin"""


@click.command()
@with_appcontext
def init() -> None:
    """Create or migrate the database; load the first campaign into an empty one."""
    migrating.bring_up_to_date()
    click.echo("The database is up to date.")
    if publishing.is_empty():
        slug = publishing.load(FIRST_CAMPAIGN.read_text(encoding="utf-8"))
        click.echo(f"The campaign {slug} is loaded.")
        click.echo(FIRST_ACCOUNT)
